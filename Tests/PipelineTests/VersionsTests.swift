import Foundation
import Testing

@testable import Pipeline

struct VersionsTests {
    @Test func `names what the program is made of`() throws {
        let json = try JSONSerialization.jsonObject(with: Data(Versions.json.utf8))
        let versions = try #require(json as? [String: String])
        #expect(versions["bauta"] == Versions.bauta)
        #expect(versions["sqlite"]?.hasPrefix("3.") == true)
        #expect(versions["deflate"]?.isEmpty == false)
        #expect(Versions.bauta.split(separator: ".").count == 3)
    }
}
