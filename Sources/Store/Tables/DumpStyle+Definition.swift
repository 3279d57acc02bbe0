internal import Records

extension DumpStyle {
    /// What `definition` says, which `addStyle` gave; nil where it names no way that is known.
    init?(_ definition: SchemaDefinition) {
        guard let verb = definition.text("verb").flatMap(Verb.init),
            let quoting = definition.text("quoting").flatMap(Quoting.init)
        else { return nil }
        self.init(verb, quoting: quoting)
        listsColumns = definition.isTrue("columns")
        isOverriding = definition.isTrue("overriding")
        passesOverConflicts = definition.isTrue("conflicts")
        gap = Self.blanks(definition.text("gap"))
        between = Self.blanks(definition.text("between"))
        rows = definition.number("rows").map { max($0, 1) }
        length = definition.number("length").map { max($0, 1) }
        bytes = definition.text("bytes").flatMap(Bytes.init)
        bare = definition.texts("bare")
    }

    /// The text, if it is nothing but a little white space.
    private static func blanks(_ text: String?) -> String {
        guard let text, text.utf8.count <= 8, text.utf8.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
            return ""
        }
        return text
    }
}

extension JSONObject {
    /// Adds how rows are set out, where that is known.
    mutating func addStyle(_ name: String, _ style: DumpStyle?) {
        guard let style else { return }
        var object = JSONObject()
        object.add("verb", style.verb.rawValue)
        object.add("quoting", style.quoting.rawValue)
        object.addTruth("columns", style.listsColumns)
        object.addTruth("overriding", style.isOverriding)
        object.addTruth("conflicts", style.passesOverConflicts)
        object.addText("gap", style.gap)
        object.addText("between", style.between)
        if let rows = style.rows { object.add("rows", rows) }
        if let length = style.length { object.add("length", length) }
        object.addText("bytes", style.bytes?.rawValue)
        object.addTexts("bare", style.bare)
        add(name, json: object.text)
    }
}
