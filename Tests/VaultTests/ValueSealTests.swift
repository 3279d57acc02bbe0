import Masking
import Testing

@testable import Vault

@Suite struct ValueSealTests {
    private let context = ValueSeal.context(vault: "v", version: 1)
    private let binding = ValueSeal.binding(mask: "m", token: Array("T".utf8))

    @Test(arguments: ["", "a", String(repeating: "x", count: 31), String(repeating: "y", count: 32), "\0\0", "Zoë"])
    func `the private half opens what was sealed to the public one`(text: String) throws {
        let key = try SampleVault.newKey()
        let (seal, encapsulated) = try ValueSeal.make(to: key.publicHalf, context: context)
        let sealed = try seal.seal(Array(text.utf8)[...], number: 7, binding: binding)
        let opener = try ValueSeal(opening: encapsulated, with: key, context: context)
        #expect(opener.open(sealed, number: 7, binding: binding) == Array(text.utf8))
        #expect(sealed.count == (text.utf8.count / 32 + 1) * 32 + 16)
    }

    @Test func `nothing else opens`() throws {
        let key = try SampleVault.newKey()
        let (seal, encapsulated) = try ValueSeal.make(to: key.publicHalf, context: context)
        let sealed = try seal.seal(Array("secret".utf8)[...], number: 7, binding: binding)
        let opener = try ValueSeal(opening: encapsulated, with: key, context: context)
        #expect(opener.open(sealed, number: 8, binding: binding) == nil)
        #expect(opener.open(sealed, number: 7, binding: ValueSeal.binding(mask: "n", token: Array("T".utf8))) == nil)
        #expect(opener.open(sealed, number: 7, binding: ValueSeal.binding(mask: "m", token: Array("U".utf8))) == nil)
        #expect(opener.open([], number: 7, binding: binding) == nil)
        for place in sealed.indices {
            var changed = sealed
            changed[place] ^= 1
            #expect(opener.open(changed, number: 7, binding: binding) == nil)
        }
        let other = try ValueSeal(opening: encapsulated, with: SampleVault.newKey(), context: context)
        #expect(other.open(sealed, number: 7, binding: binding) == nil)
        let elsewhere = ValueSeal.context(vault: "v", version: 2)
        let moved = try ValueSeal(opening: encapsulated, with: key, context: elsewhere)
        #expect(moved.open(sealed, number: 7, binding: binding) == nil)
    }

    @Test func `parts of a binding do not run together`() {
        let left = ValueSeal.binding(mask: "ab", token: Array("c".utf8))
        #expect(left != ValueSeal.binding(mask: "a", token: Array("bc".utf8)))
    }
}
