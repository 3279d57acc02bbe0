import Foundation
import Masking
import Testing

@testable import Vault

@Suite struct VaultFileTests {
    @Test func `a new vault is for its owner and seals to its key`() throws {
        let vault = try SampleVault()
        let attributes = try FileManager.default.attributesOfItem(atPath: vault.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        let versions = try VaultFile(opening: vault.path).versions()
        #expect(versions.map(\.version) == [1] && versions.map(\.key) == [vault.key.publicHalf])
    }

    @Test func `no file is overwritten`() throws {
        let vault = try SampleVault()
        let before = try vault.bytes()
        #expect(throws: VaultError.existing(path: vault.path)) {
            try VaultAdministration.create(vault.path, sealingTo: vault.key.publicHalf)
        }
        #expect(try vault.bytes() == before)
    }

    @Test func `a key that is added is the one that counts, and none is added twice`() throws {
        let vault = try SampleVault()
        let next = try SampleVault.newKey()
        #expect(try VaultAdministration.add(next.publicHalf, to: vault.path) == 2)
        #expect(throws: VaultError.knownKey(path: vault.path, version: 1)) {
            _ = try VaultAdministration.add(vault.key.publicHalf, to: vault.path)
        }
        #expect(try VaultFile(opening: vault.path).versions().last?.key == next.publicHalf)
    }

    @Test(arguments: [(68, 1), (71, 0), (60, 1), (63, 0), (0, 0)])
    func `another header is refused`(offset: Int, byte: UInt8) throws {
        let vault = try SampleVault()
        var bytes = try vault.bytes()
        bytes[offset] = byte
        try vault.write(bytes)
        #expect(throws: VaultError.self) { try VaultFile.checked(vault.path) }
    }

    @Test func `a file that is absent, empty or a folder is no vault`() throws {
        let vault = try SampleVault()
        #expect(throws: VaultError.absent(path: vault.file("x"))) { try VaultFile.checked(vault.file("x")) }
        #expect(throws: VaultError.notAVault(path: "/usr")) { try VaultFile.checked("/usr") }
        try vault.write([])
        #expect(throws: VaultError.notAVault(path: vault.path)) { try VaultFile.checked(vault.path) }
    }

    @Test func `a second name is refused, and a link is followed`() throws {
        let vault = try SampleVault()
        try FileManager.default.createSymbolicLink(atPath: vault.file("s"), withDestinationPath: vault.path)
        #expect(try VaultFile.checked(vault.file("s")).hasSuffix("/v"))
        try FileManager.default.linkItem(atPath: vault.path, toPath: vault.file("h"))
        #expect(throws: VaultError.hardLink(path: vault.path)) { try VaultFile.checked(vault.path) }
    }
}
