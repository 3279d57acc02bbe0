internal import Foundation
internal import Logging
internal import Records

/// Writes one line an event to standard error: time, level, message, with control characters escaped.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let line = "\(Timestamp.now()) \(event.level) \(SafeText.escaped(event.message.description))\n"
        // A log that cannot be written must not end the run.
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
}
