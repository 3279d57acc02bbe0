import Testing

/// README's first screen is a contract: two commands of one line each, and what they print.
@Suite struct ReadmeTests {
    /// A fenced block of README.
    private struct Fence {
        let language: Substring
        let lines: [Substring]
    }

    @Test func `the first two shell blocks are one line each`() throws {
        let shell = try fences().filter { $0.language == "sh" }
        #expect(shell.count >= 2, "README begins with two ```sh blocks: run the job, pass the tests")
        for block in shell.prefix(2) {
            #expect(block.lines.count == 1, "a block that one pastes is one line: \(block.lines.first ?? "")")
        }
    }

    @Test func `outputs are text`() throws {
        let known: Set<Substring> = ["sh", "text", "yaml", "ini", "python", "sql", "json", "cron", "swift", "toml"]
        let faults = try fences().filter { !known.contains($0.language) }.map { "```\($0.language)" }
        expectNone(faults, cure: "fence commands as sh, what they print as text, and name every other language")
    }

    @Test func `the first command is followed by its output`() throws {
        let fences = try fences()
        let first = try #require(fences.firstIndex { $0.language == "sh" })
        #expect(fences[(first + 1)...].first { $0.language != "sh" }?.language == "text")
    }

    @Test func `continuous integration runs the command that README names`() throws {
        let command = try #require(try fences().filter { $0.language == "sh" }.dropFirst().first?.lines.first)
        let script = try #require(Tree.text(".ci/run"))
        #expect(script.contains(command), ".ci/run calls README's second command: \(command)")
    }

    @Test func `it says where the methods are listed`() throws {
        let readme = try #require(Tree.text("README.md"))
        #expect(readme.contains("bauta methods"), "README says where the methods are listed")
    }

    private func fences() throws -> [Fence] {
        let readme = try #require(Tree.text("README.md"), "write README.md")
        var found: [Fence] = []
        var open: (language: Substring, lines: [Substring])?
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```"), let block = open {
                found.append(Fence(language: block.language, lines: block.lines))
                open = nil
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3), [])
            } else {
                open?.lines.append(line)
            }
        }
        return found
    }
}
