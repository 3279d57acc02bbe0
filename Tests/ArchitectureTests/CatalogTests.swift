import Masking
import Testing

/// One line registers a unit, and no unit is forgotten.
@Suite struct CatalogTests {
    @Test func `every method is in the catalogue`() {
        let registered = Set(MethodCatalog.all.map { String(describing: $0) })
        let faults = methods.filter { !registered.contains($0.type) }.map { "\($0.path): \($0.type)" }
        expectNone(faults, cure: "add `TYPE.self,` to MethodCatalog.all")
        #expect(!methods.isEmpty)
    }

    @Test func `the catalogue is sorted and has no name twice`() {
        let names = MethodCatalog.all.map { $0.descriptor.name }
        #expect(names == Set(names).sorted(), "sort MethodCatalog.all by the methods' names")
    }

    @Test func `every method has a file of its own name`() {
        let faults = methods.filter { !$0.path.hasSuffix("/\($0.type).swift") }.map { "\($0.path): \($0.type)" }
        expectNone(faults, cure: "one method, one file, one name")
    }

    @Test func `every command is registered`() {
        let sources = Tree.sources.filter { $0.target == "bauta" }
        let lines = sources.flatMap(\.code)
        let commands = lines.filter { $0.holds("ParsableCommand") }.compactMap { words(of: $0, after: "struct") }
        let root = sources.filter { $0.code.contains { $0.holds("@main") } }.map(\.name)
        let faults = commands.filter { command in
            !root.contains(command) && !lines.contains { $0.holds("\(command).self") }
        }
        expectNone(faults, cure: "add `TYPE.self` to its parent's `subcommands:`")
        #expect(!commands.isEmpty)
    }

    /// The types of `Methods` that are masking methods.
    private var methods: [(path: String, type: String)] {
        Tree.sources.filter { $0.path.contains("/Masking/Methods/") }.flatMap { file in
            file.code.filter { $0.holds(" MaskingMethod") && $0.holds("struct ") }
                .compactMap { words(of: $0, after: "struct") }.map { (file.path, $0) }
        }
    }

    private func words(of line: String) -> [String] {
        line.split { " ,:[]{}()".contains($0) }.map(String.init)
    }

    private func words(of line: String, after keyword: String) -> String? {
        words(of: line).drop { $0 != keyword }.dropFirst().first
    }
}
