import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// A dry run writes nothing, and neither do the commands that only read.
    @Suite struct DryRunTests {
        @Test func `a dry run leaves the folder as it is and says what it would do`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 5000)
            let before = try listing(of: workspace)
            let run = try workspace.run("run", "people.yaml", "--into", "staging.db", "--dry-run")
            #expect(try listing(of: workspace) == before)
            #expect((run.output + run.error).contains("people"))
            #expect(!(run.output + run.error).contains("Person.") && !(run.output + run.error).contains("Name 1"))
        }

        @Test func `a dry run beside a store leaves the store as it is`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 5000)
            try workspace.run("run", "people.yaml", "--into", "staging.db")
            let before = try listing(of: workspace)
            try workspace.run("run", "people.yaml", "--into", "staging.db", "--dry-run", "--jobs", "3")
            #expect(try listing(of: workspace) == before)
        }

        @Test func `a dry run goes on after invalid values and counts them`() throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 10, extra: "    on-invalid: fail")
            let path = workspace.path("people.csv")
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try workspace.write(text.replacing("1914-", with: "x").replacing("1917-", with: "y"), to: "people.csv")
            let run = try workspace.run("run", "people.yaml", "--into", "staging.db", "--dry-run", status: 5)
            #expect(
                run.error.hasSuffix(
                    "dry run: 2 values would fail a run; mend the export, the rule or its `on-invalid`\n"),
                "\(run.words)")
            #expect(workspace.names == ["people.csv", "people.yaml"])
        }

        @Test(
            .enabled(if: Program.named("strace") != nil, "install strace"),
            arguments: [
                ["run", "people.yaml", "--into", "staging.db", "--dry-run"],
                ["check", "people.yaml"], ["check", "people.yaml", "--scan"],
                ["query", "old.db", "SELECT count(*) FROM people"], ["verify", "old.db"], ["audit", "old.db"],
                ["explain", "people.yaml", "people.email"], ["methods"], ["schema"],
            ])
        func `opens no file for writing`(arguments: [String]) throws {
            let workspace = try Workspace()
            try People.fill(workspace, count: 20_000)
            try workspace.run("run", "people.yaml", "--into", "old.db")
            try FileManager.default.removeItem(atPath: workspace.path("old.db.lock"))
            let before = try listing(of: workspace)
            var traced = try #require(Program.named("strace"))
            traced.environment = workspace.bauta.environment
            traced.folder = workspace.folder
            let log = workspace.path("tmp/strace")
            let calls =
                "trace=openat,open,creat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,ftruncate,chmod"
            let run = try traced.run(["-f", "-qq", "-o", log, "-e", calls, workspace.bauta.path] + arguments)
            #expect(run.status == 0, "\(run.words)")
            let faults = try String(contentsOfFile: log, encoding: .utf8).lines.filter(isWrite)
            #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
            #expect(try listing(of: workspace) == before)
        }

        /// Whether a traced call changes a file; devices are no files.
        private func isWrite(_ call: Substring) -> Bool {
            guard call.contains("(") else { return false }
            let isOpen = call.contains(" open") || call.contains("openat(") || call.contains("open(")
            let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"].contains { call.contains($0) }
            return (!isOpen || writes) && !call.contains("\"/dev/") && !call.contains("\"/proc/")
        }

        /// Names, sizes and times of all that is in the folder.
        private func listing(of workspace: Workspace) throws -> [String] {
            try workspace.names.map { name in
                let attributes = try FileManager.default.attributesOfItem(atPath: workspace.path(name))
                let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
                return "\(name) \(attributes[.size] ?? 0) \(attributes[.systemFileNumber] ?? 0) \(time)"
            }
        }
    }
}
