/// An error that a user reads: `place: what is wrong; what would be right`, and the exit status it ends with.
///
/// No conforming type has a field that could hold a value of a source.
public protocol ReportedError: Error, Sendable, CustomStringConvertible {
    /// The exit status of a run that this error ends.
    var status: ExitStatus { get }
}
