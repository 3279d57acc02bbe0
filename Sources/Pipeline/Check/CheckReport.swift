public import Records
public import Rules

/// The findings of a check.
public struct CheckReport: Sendable {
    /// The rule set's path.
    public let rules: String
    /// The findings, in the order they were made.
    public let findings: [Finding]

    /// The exit status: that of the first error; with `isStrict` warnings end with 9.
    public func status(isStrict: Bool) -> ExitStatus {
        if let error = findings.first(where: { $0.severity == .error }) { return error.status }
        if isStrict, findings.contains(where: { $0.severity == .warning }) { return .gate }
        return .done
    }

    /// The findings, a line each, and a line that counts them.
    public func text() -> String {
        let lines = findings.map { "\($0.severity.rawValue) \($0.line)" }
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count { $0.severity == .warning }
        let accepted = findings.count { $0.accepted != nil }
        let total =
            "\(SafeText.escaped(rules)): \(errors) \(errors == 1 ? "error" : "errors"), "
            + "\(warnings) \(warnings == 1 ? "warning" : "warnings")\(accepted > 0 ? ", \(accepted) accepted" : "")"
        return (lines + [total]).joined(separator: "\n")
    }

    /// The findings as one JSON object.
    public func json() -> String {
        let list = findings.map { finding in
            "{\"id\":\(JSONText.quoted(finding.id)),\"kind\":\(JSONText.quoted(finding.kind.rawValue)),"
                + "\"severity\":\(JSONText.quoted(finding.severity.rawValue)),"
                + "\"place\":\(JSONText.quoted(finding.place)),\"message\":\(JSONText.quoted(finding.message)),"
                + "\"cure\":\(JSONText.quoted(finding.cure)),\"status\":\(finding.status.rawValue),"
                + "\"accepted\":\(finding.accepted.map(JSONText.quoted) ?? "null")}"
        }
        return "{\"rules\":\(JSONText.quoted(rules)),\"findings\":[\(list.joined(separator: ",\n"))]}"
    }
}
