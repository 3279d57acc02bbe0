internal import Masking

extension RuleForm where Value == KeyProvider {
    /// A provider as text, or a command as the list of its arguments.
    static var key: RuleForm {
        let schema = JSONValue.members([
            "anyOf": .array([
                .members(["type": .string("string"), "pattern": .string("^(env|file|fd|credential|command):.")]),
                .members([
                    "type": .string("array"), "minItems": .integer(1), "items": JSONValue.anyText,
                ]),
            ])
        ])
        return RuleForm(schema: schema) { node, key, log in
            do throws(KeyError) {
                if case .list = node.content {
                    let arguments = RuleForm<String>.text.listed.read(node, key, &log)
                    return try arguments.map { (list) throws(KeyError) in try KeyProvider(arguments: list) }
                }
                return try KeyProvider(text: node.text ?? "")
            } catch {
                log.report(RuleFault(node.place, wrapping: error))
                return nil
            }
        }
    }
}

extension KeyProvider {
    /// The provider with a file's path as seen from the working folder.
    func resolved(in file: String) -> KeyProvider {
        if case .file(let path) = self { .file(RulePath.resolve(path, in: file)) } else { self }
    }
}
