import Masking
import Records
import Testing

@testable import Rules

struct RuleAttributesTests {
    @Test func `says the last word over the mask's`() {
        let mask = RuleAttributes(
            fieldClass: .direct, category: "a", reason: "b", type: .integer, normalize: [.trim], onNull: .mask,
            onEmpty: .fail, onInvalid: .reject, unique: true)
        let own = RuleAttributes(fieldClass: .quasi, normalize: [], unique: false)
        let both = own.over(mask)
        #expect(both.fieldClass == .quasi)
        #expect(both.normalize == [])
        #expect(both.unique == false)
        #expect(both.category == "a")
        #expect(both.reason == "b")
        #expect(both.type == .integer)
        #expect(both.onNull == .mask)
        #expect(both.onEmpty == .fail)
        #expect(both.onInvalid == .reject)
    }
}
