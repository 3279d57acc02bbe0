import Foundation
import Masking
import Testing

@testable import Vault

@Suite struct VaultSessionTests {
    @Test func `a value has one token in all runs, and another under another mask`() throws {
        let vault = try SampleVault()
        let first = try VaultSession(opening: vault.path)
        let tokens = try first.draw(["a", "b", "a", ""])
        #expect(tokens[0] == tokens[2])
        #expect(Set(tokens).count == 3)
        #expect(try first.draw(["a"], mask: "n") != [tokens[0]])
        try first.commit()
        #expect(try first.draw(["b", ""]) == [tokens[1], tokens[3]])
    }

    @Test func `what was committed is there for the next run, and nothing else`() throws {
        let vault = try SampleVault()
        let kept = try run(vault, ["a"], commits: true)
        let lost = try run(vault, ["b"], commits: false)
        #expect(try run(vault, ["a"], commits: false) == kept)
        #expect(try run(vault, ["b"], commits: true) != lost)
        #expect(try vault.reveal([kept[0] ?? ""]) == ["a"])
        #expect(try vault.reveal([lost[0] ?? ""]) == ["unknown"])
    }

    private func run(_ vault: borrowing SampleVault, _ texts: [String], commits: Bool) throws -> [String?] {
        let session = try VaultSession(opening: vault.path)
        let tokens = try session.draw(texts)
        if commits { try session.commit() }
        return tokens
    }

    @Test func `threads that ask for the same values get the same tokens`() async throws {
        let vault = try SampleVault()
        let session = try VaultSession(opening: vault.path)
        let texts = (0..<500).map { "value \($0)" }
        let answers = try await withThrowingTaskGroup(of: [String?].self) { group in
            for turn in 0..<8 {
                group.addTask {
                    let order = turn.isMultiple(of: 2) ? texts : texts.reversed()
                    let tokens = try order.map { try session.draw([$0])[0] }
                    return turn.isMultiple(of: 2) ? tokens : tokens.reversed()
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(answers).count == 1)
        #expect(Set(answers[0]).count == 500)
    }

    @Test func `a second run is locked out until the first one has ended`() throws {
        let vault = try SampleVault()
        do {
            let session = try VaultSession(opening: vault.path)
            _ = try session.draw(["a"])
            let error = #expect(throws: (any Error).self) { _ = try VaultSession(opening: vault.path) }
            #expect("\(error as Any)".contains("close the program that writes to it"))
            try session.commit()
        }
        _ = try VaultSession(opening: vault.path)
    }

    @Test func `one that vanishes needs no file`() throws {
        let session = try VaultSession()
        let tokens = try session.draw(["a", "b", "a"], form: .integer(1_000_000))
        #expect(tokens[0] == tokens[2] && tokens[0] != tokens[1])
        try session.commit()
        #expect(try session.draw(["b"], form: .integer(1_000_000)) == [tokens[1]])
    }

    @Test func `what fails is told by the vault, and gives no token`() throws {
        let session = try VaultSession()
        let tokens = try session.draw((0..<20).map { "v\($0)" }, form: .integer(10))
        #expect(Set(tokens.compactMap { $0 }).count == 10)
        #expect(tokens.count { $0 == nil } == 10)
        #expect(throws: VaultError.self) { try session.check() }
        #expect(throws: VaultError.self) { try session.commit() }
        #expect(try session.draw(["v0"], form: .integer(10)) == [nil])
    }

    @Test func `it knows where it lies`() throws {
        let vault = try SampleVault()
        #expect(try VaultSession.isBeside(vault.path, vault.file("staging.db")))
        #expect(try !VaultSession.isBeside(vault.path, "/usr/staging.db"))
        #expect(try VaultSession.isBeside(vault.path, "/staging.db"))
    }
}
