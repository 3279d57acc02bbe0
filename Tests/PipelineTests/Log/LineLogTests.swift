import Logging
import Testing

@testable import Pipeline

struct LineLogTests {
    @Test func `keeps what swift-log asks it to keep`() {
        var handler = LineLog()
        #expect(handler.logLevel == .info)
        handler.logLevel = .warning
        handler[metadataKey: "run"] = "7"
        #expect(handler[metadataKey: "run"] == "7")
        #expect(handler.metadata == ["run": "7"])
        #expect(handler[metadataKey: "other"] == nil)
    }
}
