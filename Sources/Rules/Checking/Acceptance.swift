internal import Records

/// A finding that a rule set accepts, and why.
public struct Acceptance: Sendable, Equatable {
    /// The id of the finding.
    public let id: String
    /// Why it is accepted.
    public let reason: String
    /// Where the rule set says it.
    public let place: RulePlace

    /// The kind of the finding.
    var kind: FindingKind? { Self.kind(of: id) }

    /// What the finding is about.
    var subject: String { String(id.drop { $0 != ":" }.dropFirst()) }

    /// The kind that `id` begins with.
    static func kind(of id: String) -> FindingKind? { FindingKind(rawValue: String(id.prefix { $0 != ":" })) }

    /// Whether it speaks of `dataset`, or of something in it.
    func isOf(_ dataset: String) -> Bool {
        let name = SafeText.escaped(dataset)
        return subject == name || subject.hasPrefix(name + ".")
    }
}

extension RuleSet {
    /// `findings`, of which those that the rule set accepts are notes with their reasons.
    ///
    /// An error that makes a run impossible stays what it is.
    public func accepting(_ findings: [Finding]) -> [Finding] {
        if accepted.isEmpty { return findings }
        return findings.map { finding in
            guard let acceptance = accepted.first(where: { $0.id.utf8.elementsEqual(finding.id.utf8) }) else {
                return finding
            }
            return finding.accepted(for: acceptance.reason)
        }
    }

    /// The acceptances that none of `findings` matches, though what they need was `seen`.
    ///
    /// Where only some sources were looked at, `datasets` are theirs; nil where all were.
    public func unusedAcceptances(
        _ findings: [Finding], seen: Set<Evidence>, of datasets: [String]? = nil
    ) -> [Finding] {
        let ids = Set(findings.map { Array($0.id.utf8) })
        let unused = accepted.filter { acceptance in
            guard let kind = acceptance.kind, seen.contains(kind.evidence) else { return false }
            let wasSeen = kind.evidence == .rules || datasets?.contains { acceptance.isOf($0) } ?? true
            return wasSeen && !ids.contains(Array(acceptance.id.utf8))
        }
        return unused.map { acceptance in
            Finding(
                .unusedAcceptance, at: .rule(acceptance.place, acceptance.id), "there is no such finding",
                cure: "remove it from `accept`, so that it hides none that comes later")
        }
    }
}

/// How acceptances are written.
extension RuleForm where Value == [Acceptance] {
    /// A map of ids of findings to reasons.
    static var acceptances: RuleForm {
        let kinds = FindingKind.allCases.filter { $0.isAcceptable }.map { $0.rawValue }
        let schema = JSONValue.members([
            "type": .strings(["object", "null"]), "additionalProperties": .nonEmptyText,
            "propertyNames": .members(["pattern": .string("^(\(kinds.joined(separator: "|")))(:.+)?$")]),
        ])
        return RuleForm(schema: schema) { node, key, log in
            node.namedEntries(key, &log)?.compactMap { acceptance($0, &log) }
        }
    }

    private static func acceptance(_ entry: YAMLEntry, _ log: inout FaultLog) -> Acceptance? {
        guard let kind = Acceptance.kind(of: entry.key) else {
            let kinds = FindingKind.allCases.filter { $0.isAcceptable }.map { $0.rawValue }
            let word = String(entry.key.prefix { $0 != ":" })
            log.report(
                entry.place, "no finding is of kind '\(word)'",
                cure: Suggestion.closest(to: word, among: kinds).map { "did you mean '\($0)'?" }
                    ?? "write an id that `bauta check` shows, as in `collision-odds:customers.email`")
            return nil
        }
        guard kind.isAcceptable else {
            let why = kind.severity == .note ? "is a note, which fails nothing" : "makes a run impossible"
            log.report(
                entry.place, "`accept` cannot name '\(kind.rawValue)', which \(why)",
                cure: kind.severity == .note ? "remove it" : "mend what it speaks of")
            return nil
        }
        let form = RuleForm<String>.name(example: "no one joins by it")
        guard let text = form.read(entry.value, entry.key, &log) else { return nil }
        guard let reason = AttributeKeys.stated(text) else {
            log.report(entry.value.place, "'\(entry.key)' is accepted without a reason", cure: "write why")
            return nil
        }
        return Acceptance(id: entry.key, reason: reason, place: entry.place)
    }
}
