/// Looks at a YAML text before the parser does and refuses what a rule set may not have.
///
/// Anchors, aliases, tags, directives, complex keys, several documents and deep nesting are found here, because the
/// parser resolves aliases while it reads and works harder on deep nesting than a file of 1 MiB deserves. The scan
/// follows the token rules of libyaml (`yaml_parser_fetch_next_token`), which Yams parses with; wherever the two could
/// differ, libyaml reports an error before it gets there.
struct YAMLScan {
    /// The deepest nesting of maps and lists.
    static let maximumDepth = 32

    let text: [Unicode.Scalar]
    let file: String
    var index = 0
    var line = 1
    /// The column of `index`, from 0.
    var column = 0
    /// The columns of the open block maps and lists.
    var indents: [Int] = []
    /// How many `[` and `{` are open.
    var flowDepth = 0
    /// Where something begins that may turn out to be a key of a block map: only on its own line.
    private var key: (line: Int, column: Int)?
    private var hasDocument = false
    private var hasEnded = false

    /// A scan of `text`.
    init(_ text: YAMLText, file: String) {
        self.text = text.scalars
        self.file = file
    }

    /// Looks at the whole text; throws at the first thing that is not allowed.
    mutating func check() throws(RuleFault) {
        while skipToToken() {
            if flowDepth == 0 { closeBlocks() }
            if column == 0, try documentMarker() { continue }
            guard !hasEnded else { throw severalDocuments }
            hasDocument = true
            try token()
        }
    }

    /// The column of the innermost open block, −1 outside all.
    var indent: Int { indents.last ?? -1 }

    /// Where the scan stands.
    var place: RulePlace { RulePlace(file: file, line: line, column: column + 1) }

    private var severalDocuments: RuleFault {
        RuleFault(place, "a second YAML document", cure: "a rule set is one document")
    }

    /// Skips blanks, comments and line ends; false at the end of the text.
    private mutating func skipToToken() -> Bool {
        while let scalar = scalar() {
            if scalar == "#" {
                while let next = self.scalar(), !Self.isBreak(next) { advance() }
            } else if Self.isBreak(scalar) {
                advance()
            } else if scalar == " " || scalar == "\t" {
                advance()
            } else {
                return true
            }
        }
        return false
    }

    private mutating func closeBlocks() {
        while indent > column { indents.removeLast() }
    }

    /// Takes `---` or `...` at the start of a line.
    private mutating func documentMarker() throws(RuleFault) -> Bool {
        let isStart = isMarker("-")
        guard isStart || isMarker(".") else { return false }
        if isStart {
            guard !hasDocument, !hasEnded else { throw severalDocuments }
            hasDocument = true
        } else {
            hasEnded = true
        }
        for _ in 0..<3 { advance() }
        return true
    }

    private mutating func token() throws(RuleFault) {
        guard let scalar = scalar() else { return }
        let isIndicator = flowDepth > 0 || isBlank(after: 1)
        switch scalar {
        case "[", "{": try openFlow()
        case "]", "}":
            flowDepth = max(0, flowDepth - 1)
            advance()
        case ",": advance()
        case "-" where isBlank(after: 1):
            if flowDepth == 0 { try openBlock(at: column) }
            advance()
        case ":" where isIndicator:
            if flowDepth == 0 { try openBlock(at: keyColumn ?? column) }
            advance()
        case "|" where flowDepth == 0, ">" where flowDepth == 0: skipBlockScalar()
        case "\"", "'": skipQuoted(scalar)
        default:
            if let fault = forbidden(scalar, isIndicator: isIndicator) { throw fault }
            skipPlain()
        }
    }

    /// What begins with an indicator that a rule set may not have.
    private func forbidden(_ scalar: Unicode.Scalar, isIndicator: Bool) -> RuleFault? {
        switch scalar {
        case "&":
            RuleFault(place, "an anchor", cure: "write the value where it is used, or quote a text that begins with &")
        case "*":
            RuleFault(place, "an alias", cure: "write the value where it is used, or quote a text that begins with *")
        case "!": RuleFault(place, "a tag", cure: "every value is text; quote a text that begins with !")
        case "?" where isIndicator: RuleFault(place, "a complex key", cure: "write `key: value`")
        case "%" where column == 0: RuleFault(place, "a directive", cure: "begin with `bauta: 1`")
        default: nil
        }
    }

    private mutating func openFlow() throws(RuleFault) {
        noteKey()
        flowDepth += 1
        try checkDepth()
        advance()
    }

    private mutating func openBlock(at column: Int) throws(RuleFault) {
        key = nil
        guard column > indent else { return }
        indents.append(column)
        try checkDepth()
    }

    private func checkDepth() throws(RuleFault) {
        guard indents.count + flowDepth > Self.maximumDepth else { return }
        throw RuleFault(
            place, "nesting is deeper than \(Self.maximumDepth)", cure: "a rule set needs far less; check the brackets")
    }

    private var keyColumn: Int? { key?.line == line ? key?.column : nil }

    /// What begins here may turn out to be a key.
    mutating func noteKey() {
        if flowDepth == 0, keyColumn == nil { key = (line, column) }
    }
}
