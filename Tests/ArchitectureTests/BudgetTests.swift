import Testing

/// Small is readable: the sizes that the best code of the field keeps, as limits.
@Suite struct BudgetTests {
    @Test func `files stay short`() {
        let faults = (Tree.sources + Tree.tests).filter { $0.lineCount > 300 }.map {
            "\($0.path): \($0.lineCount) lines"
        }
        expectNone(faults, cure: "a file has at most 300 lines; move what has a name of its own to its own file")
    }

    @Test func `functions stay short`() {
        let faults = functions.filter { $0.shape.bodyLines > 40 }.map {
            "\($0.path):\($0.shape.line): \($0.shape.name) has \($0.shape.bodyLines) lines"
        }
        expectNone(faults, cure: "a function has at most 40 lines; give its steps names")
    }

    @Test func `functions take few parameters`() {
        let faults = functions.filter { $0.shape.parameters > 5 && !isMemberwise($0.shape) }.map {
            "\($0.path):\($0.shape.line): \($0.shape.name) takes \($0.shape.parameters) parameters"
        }
        expectNone(faults, cure: "a function takes at most 5 parameters; what travels together is a type")
    }

    @Test func `lines stay narrow`() {
        let faults = (Tree.sources + Tree.tests).flatMap { file in
            file.lines.enumerated()
                .filter { $0.element.utf8.count > 120 && $0.element.count > 120 }.map {
                    "\(file.path):\($0.offset + 1): \($0.element.count) columns"
                }
        }
        expectNone(faults, cure: "a line has at most 120 columns; swift format breaks it")
    }

    @Test func `a file declares few types`() {
        let faults = Tree.sources.filter { $0.types.count > 3 }.map {
            "\($0.path): \($0.types.map(\.name).joined(separator: ", "))"
        }
        expectNone(faults, cure: "a file has at most 3 top-level types: one, its error, its private helper")
    }

    @Test func `folders stay small`() {
        let folders = Dictionary(grouping: Tree.sources) {
            $0.path.split(separator: "/").dropLast().joined(separator: "/")
        }
        let faults = folders.filter { $0.value.count > 20 && !$0.key.hasSuffix("/Methods") }.map {
            "\($0.key): \($0.value.count) files"
        }
        expectNone(faults, cure: "a folder has at most 20 files; name a part of it")
    }

    @Test func `tests keep up with the sources`() {
        let sources = Tree.sources.map(\.lineCount).reduce(0, +)
        let tests = Tree.tests.map(\.lineCount).reduce(0, +)
        let ratio = Double(tests) / Double(max(sources, 1))
        print("lines: \(sources) of sources, \(tests) of tests, ratio \((ratio * 100).rounded() / 100)")
        #expect(ratio >= 0.6, "tests are \(tests) lines to \(sources) of sources -> test what the last change added")
    }

    /// The aims behind the limits: printed, so that drift is seen before a limit is met.
    @Test func `the aims are in sight`() {
        let files = Tree.sources.map(\.lineCount).sorted()
        let bodies = functions.map(\.shape.bodyLines).sorted()
        guard !files.isEmpty, !bodies.isEmpty else { return }
        let short = files.count { $0 <= 200 } * 100 / files.count
        print("files: median \(files[files.count / 2]) lines (aim 90), \(short) % up to 200 (aim 80)")
        print("functions: median \(bodies[bodies.count / 2]) lines (aim 8), longest \(bodies.last ?? 0)")
    }

    private var functions: [(path: String, shape: FunctionShape)] {
        Tree.sources.flatMap { file in file.functions.map { (file.path, $0) } }
    }

    /// Whether a function only fills the fields of a value: an initializer with a line or so for each.
    private func isMemberwise(_ shape: FunctionShape) -> Bool {
        shape.name == "init" && shape.bodyLines <= shape.parameters + 3
    }
}
