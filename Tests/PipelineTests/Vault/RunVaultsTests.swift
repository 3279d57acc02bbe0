import Foundation
import Masking
import Records
import Rules
import Testing
import Vault

@testable import Pipeline

/// Jobs whose rules use the vault `safe/v`, and the key that opens it.
enum VaultJobs {
    static let rules = """
        masks: { person: { tokenize: { vault: safe/v } } }
        datasets:
          a: { source: a.csv, columns: { who: person, id: { tokenize: { vault: ./safe/v, as: integer } } } }
          b: { source: b.csv, columns: { who: person } }
        """

    /// A job, its vault and the key, whose text lies in `reveal`.
    static func job(_ rows: Int = 20) throws -> Job {
        let people = (0..<rows).map { "person \($0),\($0)\n" }
        let job = try Job(
            rules, ["a.csv": "who,id\n" + people.joined(), "b.csv": "who\nperson 3\nperson 1\nperson 3\n"])
        let text = RevealKey.generate()
        try job.folder.write("reveal", bytes: text)
        try FileManager.default.createDirectory(atPath: job.folder.path + "/safe", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: job.folder.path + "/out", withIntermediateDirectories: true)
        try VaultAdministration.create(vault(job), sealingTo: RevealKey(text: text.span).publicHalf)
        return job
    }

    static func vault(_ job: Job) -> String { job.folder.path + "/safe/v" }

    /// The records of `dataset` as a filter gives them.
    static func filtered(_ job: Job, _ dataset: String) throws -> String {
        let run = try job.run(["\(dataset)=\(job.folder.path)/\(dataset).csv"]) { $0.store = nil }
        var text: [UInt8] = []
        _ = try FilterRun(run, dataset: dataset).run { piece in
            text += piece
            return true
        }
        return String(decoding: text, as: UTF8.self)
    }
}

struct RunVaultsTests {
    @Test func `one vault behind two paths gives a mask the same tokens everywhere`() throws {
        let job = try VaultJobs.job()
        let a = try VaultJobs.filtered(job, "a").split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let b = try VaultJobs.filtered(job, "b").split(separator: "\n").dropFirst()
        #expect(a.count == 20 && Set(a.map { $0[1] }).count == 20)
        #expect(Array(b) == [a[3][0], a[1][0], a[3][0]])
        #expect(try VaultSummary(of: VaultJobs.vault(job)).masks.map(\.tokens) == [20, 20])
    }

    @Test func `a dry run leaves the vault as it was`() throws {
        let job = try VaultJobs.job()
        let before = try Data(contentsOf: URL(filePath: VaultJobs.vault(job)))
        try job.report { options in
            options.isDryRun = true
            options.store = nil
        }
        #expect(try Data(contentsOf: URL(filePath: VaultJobs.vault(job))) == before)
    }

    @Test func `a run keeps its tokens before it publishes`() throws {
        let job = try VaultJobs.job()
        let store = job.folder.path + "/out/staging.db"
        try job.report { $0.store = store }
        #expect(try VaultSummary(of: VaultJobs.vault(job)).masks.map(\.tokens) == [20, 20])
    }

    @Test func `a vault in the folder of the store or below is refused`() throws {
        let job = try VaultJobs.job()
        for store in ["staging.db", "safe/staging.db", "out/../safe/staging.db"] {
            let failure = job.failure { $0.store = job.folder.path + "/" + store }
            #expect(failure?.status == .rules)
            #expect(failure?.description.contains("lies in the folder of the staging database; move it") == true)
        }
        #expect(job.made == [])
    }

    @Test func `a vault that is not there ends the run, a dry one, too`() throws {
        let job = try VaultJobs.job()
        try FileManager.default.removeItem(atPath: VaultJobs.vault(job))
        let store = job.folder.path + "/out/staging.db"
        #expect(job.failure { $0.store = store }?.status == .absent)
        #expect(job.failure { ($0.store, $0.isDryRun) = (nil, true) }?.status == .absent)
        #expect(!FileManager.default.fileExists(atPath: store))
    }
}
