import Foundation
import Rules
import Store
import Testing

@testable import Pipeline

struct IntegrityResultTests {
    private func result(
        _ kind: IntegrityRecord.Kind, _ status: IntegrityRecord.Status, source: Int? = 0
    ) -> IntegrityResult {
        var record = IntegrityRecord(kind, name: "a\nkey", columns: ["a", "b"])
        record.status = status
        record.checked = 10
        record.violations = 3
        record.sourceViolations = source
        if kind == .reference {
            record.table = "t\u{1B}"
            record.references = ["c", "d"]
        }
        return IntegrityResult(dataset: "d", record: record)
    }

    @Test func `only what is broken is a warning`() {
        #expect(result(.unique, .holds).finding == nil)
        #expect(result(.reference, .notChecked).finding == nil)
    }

    @Test func `a warning has counts and a cure`() {
        let twice = "d: key 'a\\u{a}key': values that another record has too "
        #expect(
            result(.unique, .broken).finding?.description
                == twice + "(3 of 10 records, 0 in the source); choose a mask that keeps values apart")
        #expect(
            result(.unique, .broken, source: 3).finding?.description
                == twice + "(3 of 10 records, 3 in the source); mend the export, or take the promise back")
        #expect(
            result(.reference, .broken, source: nil).finding?.description
                == "d: key 'a\\u{a}key': values that no record of 't\\u{1b}' has (3 of 10 records, the source is not "
                + "compared); mask both sides alike, as `references` does")
    }

    @Test func `is JSON that any parser reads`() throws {
        let text = result(.reference, .broken, source: nil).json
        let json = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(json["dataset"] as? String == "d")
        #expect(json["name"] as? String == "a\nkey")
        #expect(json["status"] as? String == "broken")
        #expect(json["references"] as? [String] == ["c", "d"])
        #expect(json["source_violations"] is NSNull)
    }
}
