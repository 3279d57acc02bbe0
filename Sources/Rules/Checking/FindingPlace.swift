internal import Records

/// Where a finding is, and what it is about.
public struct FindingPlace: Sendable, Equatable {
    /// Where, for people.
    let text: String
    /// What it is about: a column, a path, a table or a dataset; empty for the rule set as a whole.
    private let subject: String

    /// What a rule set says of `name`, `DATASET` or `DATASET.COLUMN`, at `place`.
    public static func rule(_ place: RulePlace, _ name: String) -> FindingPlace {
        let name = SafeText.escaped(name)
        return FindingPlace(text: "\(place): \(name)", subject: name)
    }

    /// The dataset `name`.
    public static func dataset(_ name: String) -> FindingPlace {
        let name = SafeText.escaped(name)
        return FindingPlace(text: name, subject: name)
    }

    /// The rule set in the file at `path`.
    public static func file(_ path: String) -> FindingPlace {
        FindingPlace(text: SafeText.escaped(path), subject: "")
    }

    /// The same place, for what is said of `subject` there.
    public func about(_ subject: String) -> FindingPlace {
        FindingPlace(text: text, subject: SafeText.escaped(subject))
    }

    /// The same place, for what is said of two things together, in this order.
    public func with(_ other: String) -> FindingPlace { about("\(subject)=\(other)") }

    /// The same place, for what is said of two things together, whichever is named first.
    public func besides(_ other: String) -> FindingPlace {
        about([subject, SafeText.escaped(other)].sorted().joined(separator: "="))
    }

    /// The id of a finding of `kind` here.
    func id(of kind: FindingKind) -> String { subject.isEmpty ? kind.rawValue : "\(kind.rawValue):\(subject)" }
}
