internal import Rules
internal import Store

/// Ends a command whose findings hold an error.
struct FindingGate {
    /// The rules, which may accept findings.
    let ruleSet: RuleSet

    /// `findings` with those that are accepted as notes; throws all errors if there is one.
    func pass(_ findings: [Finding]) throws -> [Finding] {
        let findings = ruleSet.accepting(findings)
        let errors = findings.filter { $0.severity == .error }
        guard errors.isEmpty else {
            throw PipelineError.findings(errors.map(\.line), status: errors[0].status)
        }
        return findings
    }
}

extension [Finding] {
    /// The warnings, as lines.
    var warnings: [String] { filter { $0.severity == .warning }.map(\.line) }

    /// What was accepted, each id once.
    var accepted: [Finding] {
        var seen: Set<String> = []
        return filter { $0.accepted != nil && seen.insert($0.id).inserted }
    }
}

extension AuditEvent {
    /// The event of a published run that accepted `findings`.
    init(accepting findings: [Finding]) {
        self.init("run-published")
        add(accepted: findings.accepted.compactMap { finding in finding.accepted.map { (finding.id, $0) } })
    }
}
