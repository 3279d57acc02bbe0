import Foundation
import TestSupport
import Testing

extension EndToEnd {
    /// What README shows is what happens.
    @Suite struct ReadmeRunTests {
        @Test func `the first command prints what stands below it`() throws {
            let workspace = try Workspace()
            let blocks = try #require(
                FileManager.default.contents(atPath: Package.path("README.md")), "write README.md"
            )
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }.split { $0.hasPrefix("```") }
            // Text and blocks take turns, and the first block is the command.
            let command = try #require(blocks.dropFirst().first?.first)
            let expected = try #require(blocks.dropFirst(3).first).joined(separator: "\n")
            try prepare(workspace)

            var shell = try #require(Program.named("bash"))
            shell.folder = workspace.folder
            shell.environment = workspace.bauta.environment
            shell.environment["PATH"] =
                workspace.path("bin") + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
            let transcript = try shell.run(["-c", command])
            #expect(transcript.status == 0, "\(command)\n\(transcript.words)")
            #expect(normalized(transcript.output) == normalized(expected))
        }

        /// The package as a checkout that is already installed and built: `apt-get` and `swift` have nothing to do.
        private func prepare(_ workspace: Workspace) throws {
            let files = FileManager.default
            for folder in ["bin", ".build/release"] {
                try files.createDirectory(atPath: workspace.path(folder), withIntermediateDirectories: true)
            }
            for name in [".ci", "rules", "samples"] {
                try files.createSymbolicLink(
                    atPath: workspace.path(name), withDestinationPath: Package.path(name))
            }
            try files.createSymbolicLink(
                atPath: workspace.path(".build/release/bauta"), withDestinationPath: workspace.bauta.path)
            for name in ["apt-get", "apt", "sudo", "swift"] {
                try workspace.write("#!/bin/sh\nexit 0\n", to: "bin/\(name)")
                try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: workspace.path("bin/\(name)"))
            }
        }

        /// The text without what differs from run to run: times, hashes, sizes, widths, and estimates of pseudonyms.
        private func normalized(_ text: String) -> [String] {
            let lines = text.split(separator: "\n").map { line in
                line.replacing(#/\d{4}-\d\d-\d\dT[\d:.]+Z/#, with: "TIME")
                    .replacing(#/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/#, with: "UUID")
                    .replacing(#/[0-9a-f]{16,}/#, with: "HEX")
                    .replacing(#/\d[\d.,]*\s?(?:B|KiB|MiB|kB|MB)\b/#, with: "SIZE")
                    .replacing(#/\b\d+\.\d+( s)?\b/#, with: "SECONDS")
                    .replacing(#/[-─]{2,}/#, with: "-")
                    .split(separator: " ").joined(separator: " ")
                    .replacing(#/ \d{4,}$/#, with: " ESTIMATE")
            }
            return lines.filter { !$0.isEmpty }
        }
    }
}
