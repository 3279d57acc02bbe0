import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// Every command explains itself.
    @Suite struct HelpTests {
        private static let commands = [
            ["run"], ["check"], ["preview"], ["filter"], ["query"], ["export"], ["seed"], ["verify"], ["audit"],
            ["methods"], ["explain"], ["schema"], ["keys", "generate"], ["keys", "id"], ["keys", "public"],
            ["runs", "list"],
            ["runs", "compare"], ["runs", "prune"], ["reveal"], ["vault", "create"], ["vault", "add-key"],
            ["vault", "show"],
        ]

        @Test(arguments: commands)
        func `help has an example and the exit statuses`(command: [String]) throws {
            let workspace = try Workspace()
            let help = try workspace.bauta.run(command + ["--help"])
            #expect(help.outcome == .exited(0))
            #expect(help.output.contains("bauta \(command.joined(separator: " "))"))
            #expect(help.output.contains(#/[Ee]xample/#), "an example\n\(help.output)")
            #expect(help.output.contains(#/[Ee]xit status/#), "the exit statuses\n\(help.output)")
            #expect(help.error.isEmpty)
        }

        @Test func `the first page names every command`() throws {
            let help = try Workspace().run("--help").output
            for command in Self.commands { #expect(help.contains(command[0])) }
        }

        @Test func `hidden options stay hidden`() throws {
            let help = try Workspace().run("run", "--help").output
            #expect(!help.contains("--read-size") && !help.contains("--trap"))
            #expect(help.contains("--keep-runs") && help.contains("--max-rejects") && help.contains("--dry-run"))
        }

        @Test func `completions come with it`() throws {
            for shell in ["bash", "zsh", "fish"] {
                #expect(try Workspace().run("--generate-completion-script", shell).output.contains("bauta"))
            }
        }

        @Test func `methods are listed, one with its examples, and as JSON`() throws {
            let workspace = try Workspace()
            let list = try workspace.run("methods").output
            for name in ["drop", "fpe", "keep", "keyed-hash", "nullify", "partial-mask", "redact", "truncate"] {
                #expect(list.contains(name))
                #expect(try workspace.run("methods", name).output.contains(name))
            }
            try workspace.python([
                "-c", "import json, sys; json.loads(sys.argv[1])", workspace.run("methods", "--json").output,
            ])
            let unknown = try workspace.run("methods", "keyed-hsh", status: 2)
            #expect(unknown.error == "'keyed-hsh' is no method; did you mean 'keyed-hash'?\n")
        }

        @Test func `keys are generated, and named the same from every provider`() throws {
            let workspace = try Workspace()
            let key = try workspace.run("keys", "generate").output
            #expect(key.contains(#/^bauta-key-1:[A-Za-z0-9_-]{43}:[0-9a-f]{8}\n$/#))
            try workspace.write(key, to: "key")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: workspace.path("key"))
            workspace.set("BAUTA_KEY", to: key)
            workspace.set("CREDENTIALS_DIRECTORY", to: workspace.folder)
            let ids = try ["env:BAUTA_KEY", "file:key", "credential:key", "command:cat key"].map {
                try workspace.run("keys", "id", "--key", $0).output
            }
            #expect(Set(ids).count == 1, "\(ids)")
            #expect(ids.first?.contains(#/^[0-9a-f]{16}\n$/#) == true)
            let throughDescriptor = try #require(Program.named("bash"))
            let said = try throughDescriptor.run([
                "-c", "\"$0\" keys id --key fd:3 3<\"$1\"", workspace.bauta.path, workspace.path("key"),
            ])
            #expect(said.output == ids.first, "\(said.words)")
        }
    }
}
