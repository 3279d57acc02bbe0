import Foundation
import Masking
import Records
import Rules
import Testing
import Vault

@testable import Pipeline

struct VaultRevealRunTests {
    private func reveal(
        _ job: Job, _ column: String, _ tokens: [String], key: String = "reveal"
    ) throws -> [String] {
        let provider = try KeyProvider(text: "file:\(job.folder.path)/\(key)")
        var run = try VaultRevealRun(job.rules, column: column, keys: [provider], reason: "test")
        var originals: [String] = []
        for (index, token) in tokens.enumerated() {
            var output: [UInt8] = []
            try run.reveal(Array(token.utf8), line: index + 1, into: &output)
            originals.append(String(decoding: output, as: UTF8.self))
        }
        #expect(run.revealed == tokens.count)
        try run.end()
        return originals
    }

    private func tokens(_ job: Job) throws -> [[String]] {
        let rows = try VaultJobs.filtered(job, "a").split(separator: "\n").dropFirst()
        return rows.map { $0.split(separator: ",").map(String.init) }
    }

    @Test func `tokens come back with the reveal key, and the audit says so`() throws {
        let job = try VaultJobs.job()
        let rows = try tokens(job)
        try FileManager.default.removeItem(atPath: job.folder.path + "/key")
        #expect(try reveal(job, "a.who", rows.map { $0[0] }) == (0..<20).map { "person \($0)" })
        #expect(try reveal(job, "b.who", [rows[7][0]]) == ["person 7"])
        #expect(try reveal(job, "a.id", rows.map { $0[1] }) == (0..<20).map { "\($0)" })
        let entries = try VaultSummary(of: VaultJobs.vault(job)).entries.map(\.event)
        #expect(entries.count == 7 && entries[2].contains("\"values\":20"))
    }

    @Test func `an unknown token is told by its line alone`() throws {
        let job = try VaultJobs.job()
        let failure = PipelineTests.failure { _ = try reveal(job, "a.who", [tokens(job)[0][0], "secret"]) }
        #expect(failure?.status == .malformed)
        #expect(failure?.description.hasPrefix("standard input:2: no token of a.who, or one that has expired") == true)
    }

    @Test func `another key, another version and a changed row are told apart`() throws {
        let job = try VaultJobs.job()
        let token = try tokens(job)[0][0]
        let other = RevealKey.generate()
        try job.folder.write("other", bytes: other)
        #expect(PipelineTests.failure { _ = try reveal(job, "a.who", [token], key: "other") }?.status == .wrongKey)
        _ = try VaultAdministration.add(RevealKey(text: other.span).publicHalf, to: VaultJobs.vault(job))
        let failure = PipelineTests.failure { _ = try reveal(job, "a.who", [token], key: "other") }
        #expect(failure?.status == .wrongKey)
        #expect(failure?.description.contains("standard input:1: its token is sealed to version 1 of") == true)
        #expect(PipelineTests.failure { _ = try reveal(job, "a.who", [token], key: "key") }?.status == .key)
    }

    @Test func `a rule without a vault takes none of its keys, and one with a vault no other`() throws {
        let job = try VaultJobs.job()
        let plain = try Job("datasets: { d: { columns: { c: { fpe: digits } } } }")
        try plain.folder.write("reveal", bytes: RevealKey.generate())
        #expect(PipelineTests.failure { _ = try reveal(plain, "d.c", []) }?.status == .usage)
        let failure = PipelineTests.failure {
            _ = try RevealRun(job.rules, column: "a.who", options: RunOptions(jobs: 1), stop: job.stop)
        }
        #expect(failure?.status == .key && failure?.description.contains("give its --reveal-key") == true)
    }
}
