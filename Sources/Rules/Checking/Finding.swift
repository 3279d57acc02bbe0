public import Records

/// What a check says of a rule set or of a source's header.
public struct Finding: Sendable, Equatable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Sendable, CaseIterable {
        /// A run would not begin.
        case error
        /// A run goes on; under `--strict` it would not begin.
        case warning
        /// Good to know.
        case note
    }

    /// What kind of finding it is.
    public let kind: FindingKind
    /// Its kind and what it is about, whatever the order and the lines: `collision-odds:customers.email`.
    public let id: String
    /// How bad it is.
    public private(set) var severity: Severity
    /// Where: a place of the rule set and the column, as in `shop.yaml:31:7: customers.email`.
    public let place: String
    /// What was found.
    public let message: String
    /// What would be right.
    public private(set) var cure: String
    /// The exit status of a run that it ends.
    public let status: ExitStatus
    /// Why the rule set accepts it; nil where it does not.
    public private(set) var accepted: String?

    /// A finding; texts from outside in `message` and `cure` are already safe.
    public init(
        _ kind: FindingKind, at place: FindingPlace, _ message: String, cure: String, severity: Severity? = nil
    ) {
        self.kind = kind
        id = place.id(of: kind)
        self.severity = severity ?? kind.severity
        self.place = place.text
        self.message = message
        self.cure = cure
        status = kind.status
    }

    /// `place: what was found; what would be right`, or why it is accepted.
    public var description: String {
        "\(place): \(message); \(accepted.map { "accepted: \(SafeText.escaped($0))" } ?? cure)"
    }

    /// The description behind the id, which `accept` takes.
    public var line: String { "\(id): \(description)" }

    /// The finding as a note that is accepted for `reason`; an error that makes a run impossible says that it is none.
    func accepted(for reason: String) -> Finding {
        var finding = self
        if severity == .error, !kind.isAcceptableError {
            finding.cure = "this cannot be accepted: \(cure)"
        } else if severity != .note {
            finding.severity = .note
            finding.accepted = reason
        }
        return finding
    }
}
