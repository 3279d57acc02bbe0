internal import Records

extension RuleForm where Value == JSONPath {
    /// Where the records of a JSON document are: a path without `**`.
    static var records: RuleForm {
        RuleForm(schema: .nonEmptyText) { node, key, log in
            guard let text = node.text, !node.isBlank else {
                log.report(node.place, "'\(key)' is \(node.kind)", cure: "write a path, as in `\(key): data.items`")
                return nil
            }
            do throws(JSONPathFault) {
                let path = try JSONPath(parsing: text)
                guard path.rank != .subtree else {
                    log.report(
                        node.place, "'\(key)' ends with `**`, and records lie at one depth",
                        cure: "write where they are, as in `\(key): data.items`")
                    return nil
                }
                return path
            } catch {
                let parts = error.description.split(separator: "; ", maxSplits: 1).map(String.init)
                log.report(node.place, "'\(key)': \(parts[0])", cure: parts[parts.count - 1])
                return nil
            }
        }
    }
}
