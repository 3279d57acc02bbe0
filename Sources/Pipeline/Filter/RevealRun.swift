internal import Masking
internal import Records
public import Rules

/// Turns masked values of one column back into what they were, for whoever holds the mask key.
public struct RevealRun {
    /// The column, as it was asked for.
    private let column: String
    private var revealer: any ValueMasker
    private var normalizer: Normalizer
    /// The values that no run has masked.
    private var exceptions: ValueExceptions?
    /// How many values were turned back.
    public private(set) var revealed = 0

    /// What turns back the values of `column`, `DATASET.COLUMN`, that the rules have masked under the run's key.
    ///
    /// Throws where the column's method cannot be turned back, or more than one rule masks it. Errors are
    /// `ReportedError`s, each with its exit status.
    public init(_ ruleSet: RuleSet, column: String, options: RunOptions, stop: StopFlag) throws {
        let branch = try Self.branch(of: column, in: ruleSet)
        guard case .mask(let method) = branch.action else {
            throw Self.refusal(branch, "`\(branch.methodName)` leaves nothing to turn back")
        }
        guard method.vault == nil else {
            throw PipelineError.incomplete(
                "\(branch.place): the tokens of \(SafeText.escaped(column)) are in a vault; give its --reveal-key",
                status: .key)
        }
        let keys = try MaskingRun(ruleSet, assignments: [], options: options, stop: stop).loadKeys()
        guard let revealer = try method.revealer(key: keys.subKey(branch)) else {
            throw Self.refusal(branch, "no key turns back what `\(branch.methodName)` gives")
        }
        self.column = SafeText.escaped(column)
        self.revealer = revealer
        normalizer = Normalizer(branch.normalize)
        exceptions = ValueExceptions(branch, keys: keys)
    }

    /// Appends the original of `masked`, the value of line `line` of the values; throws where there is none.
    ///
    /// Normalization is not undone: what comes back is the value that was masked, or one that `except` let pass.
    public mutating func reveal(_ masked: [UInt8], line: Int, into output: inout [UInt8]) throws(PipelineError) {
        guard passes(masked, into: &output) || revealer.mask(masked.span, into: &output) else {
            throw .incomplete(
                "standard input:\(line): no value of \(column) under this key; see that the rules, the key, the "
                    + "tenant and the epoch are those of the run", status: .malformed)
        }
        revealed += 1
    }

    /// Whether `masked` is a value that no run has masked: then it is appended as it is.
    private mutating func passes(_ masked: [UInt8], into output: inout [UInt8]) -> Bool {
        guard exceptions != nil else { return false }
        var normalized: [UInt8] = []
        normalizer.normalize(masked.span, into: &normalized)
        guard exceptions?.contains(normalized.span) == true else { return false }
        output.append(contentsOf: masked)
        return true
    }

    /// The only rule that masks the column.
    static func branch(of column: String, in ruleSet: RuleSet) throws -> Branch {
        let binding = try ruleSet.explanation(of: column).binding
        guard binding.type != .binary else {
            throw refusal(binding.branches[0], "the values of a binary column are not texts")
        }
        guard binding.branches.count == 1 else {
            throw refusal(binding.branches[0], "\(binding.branches.count) rules mask it, each under conditions")
        }
        return binding.branches[0]
    }

    private static func refusal(_ branch: Branch, _ problem: String) -> PipelineError {
        .incomplete("\(branch.place): \(problem); look the original up where it comes from", status: .rules)
    }
}
