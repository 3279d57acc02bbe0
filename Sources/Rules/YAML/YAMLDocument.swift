internal import Yams

/// The one YAML document of a rule set as values of ours: nothing of Yams leaves this file.
struct YAMLDocument {
    private let file: String

    /// The root of the document in `bytes`; `file` is its name in messages.
    ///
    /// Every scalar is text. Refused: what `YAMLText` and `YAMLScan` refuse, duplicate keys, merge keys, keys that are
    /// not text, and an empty file.
    static func root(of bytes: [UInt8], file: String) throws(RuleFault) -> YAMLNode {
        let text = try YAMLText(bytes, file: file)
        var scan = YAMLScan(text, file: file)
        try scan.check()
        let parsed = try parse(text.string, file: file)
        guard let root = parsed.root else {
            throw RuleFault(
                RulePlace(file: file, line: 1, column: 1), "the file is empty", cure: "begin with `bauta: 1`")
        }
        let node = try YAMLDocument(file: file).node(root, depth: 0)
        // Anchors are weak references into the parser.
        withExtendedLifetime(parsed.parser) {}
        return node
    }

    /// The parser's tree, and the parser that its anchors live in.
    private static func parse(_ text: String, file: String) throws(RuleFault) -> (root: Node?, parser: Parser) {
        do {
            // The basic resolver keeps every scalar a text.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            return (try parser.singleRoot(), parser)
        } catch let error as YamlError {
            throw fault(for: error, file: file)
        } catch {
            throw RuleFault(RulePlace(file: file, line: 1, column: 1), "not YAML", cure: "check the file")
        }
    }

    private static func fault(for error: YamlError, file: String) -> RuleFault {
        let cure = "check indentation, colons, quotes and brackets"
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let what = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
            return RuleFault(
                RulePlace(file: file, line: mark.line, column: mark.column), "not YAML (\(what))", cure: cure)
        case .duplicatedKeysInMapping(let duplicates, let context):
            let place = RulePlace(file: file, line: context.mark.line, column: context.mark.column)
            return RuleFault(
                place, "key '\(duplicates.first ?? "")' stands here and again below", cure: "write each key once")
        default:
            return RuleFault(RulePlace(file: file, line: 1, column: 1), "not YAML", cure: cure)
        }
    }

    private func node(_ node: Node, depth: Int) throws(RuleFault) -> YAMLNode {
        let place = place(of: node)
        guard depth < YAMLScan.maximumDepth else {
            throw RuleFault(place, "nesting is deeper than \(YAMLScan.maximumDepth)", cure: "a rule set needs far less")
        }
        guard node.anchor == nil else {
            throw RuleFault(place, "an anchor that the scan did not see", cure: "write the value where it is used")
        }
        switch node {
        case .scalar(let scalar):
            return YAMLNode(content: .text(scalar.string, isPlain: scalar.style == .plain), place: place)
        case .sequence(let sequence):
            var elements: [YAMLNode] = []
            for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
            return YAMLNode(content: .list(elements), place: place)
        case .mapping(let mapping):
            var entries: [YAMLEntry] = []
            for (key, value) in mapping { entries.append(try entry(key, value, depth: depth + 1)) }
            return YAMLNode(content: .map(entries), place: place)
        case .alias:
            throw RuleFault(place, "an alias", cure: "write the value where it is used")
        }
    }

    private func entry(_ key: Node, _ value: Node, depth: Int) throws(RuleFault) -> YAMLEntry {
        let place = place(of: key)
        guard case .scalar(let scalar) = key, key.anchor == nil else {
            throw RuleFault(place, "a key that is not a text", cure: "write `key: value`")
        }
        guard scalar.string != "<<" || scalar.style != .plain else {
            throw RuleFault(place, "a merge key", cure: "write the values where they are used")
        }
        return YAMLEntry(key: scalar.string, place: place, value: try node(value, depth: depth))
    }

    private func place(of node: Node) -> RulePlace {
        RulePlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }
}
