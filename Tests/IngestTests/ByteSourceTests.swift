import Foundation
import Records
import Synchronization
import TestSupport
import Testing

@testable import Ingest

struct ByteSourceTests {
    private func opened(_ path: String) throws -> IngestError? {
        do throws(IngestError) {
            _ = try RecordReader(source: .file(path: path, name: "x.csv"), ordinal: 0, layout: .rows(.csv))
            return nil
        } catch {
            return error
        }
    }

    @Test func `what is not there or is a folder is an error with the system's words`() throws {
        let folder = try TemporaryFolder()
        let absent = try opened(folder.file("absent.csv"))
        #expect(
            absent?.description == "x.csv: cannot open: no such file or directory; check the path and its permissions")
        #expect(absent?.status == .io)
        let directory = try opened(folder.path)
        #expect(directory?.description == "x.csv: cannot read: is a directory; check the path and its permissions")
        #expect(directory?.status == .io)
    }

    /// Reads half of a file, lets `change` do something to it, reads the rest and gives the error.
    private func error(after change: (_ path: String) throws -> Void) throws -> IngestError? {
        try withFile(Array("a\n".utf8) + [UInt8](repeating: 10, count: 3 << 20)) { source, path in
            do {
                var reader = try RecordReader(source: source, ordinal: 0, layout: .rows(.csv))
                var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
                _ = try reader.next(into: &slice)
                try change(path)
                while try reader.next(into: &slice) {}
                try reader.finish()
                return nil
            } catch let error as IngestError {
                return error
            }
        }
    }

    private func append(_ text: String, to path: String) throws {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
    }

    @Test func `a source that is left alone is fine`() throws {
        #expect(try error { _ in } == nil)
    }

    @Test func `a source that grows or shrinks while it is read has changed`() throws {
        #expect(try error { try append("x\n", to: $0) } == .changed(source: "source.csv"))
        let shrunk = try error {
            let handle = try #require(FileHandle(forWritingAtPath: $0))
            try handle.truncate(atOffset: 2 << 20)
        }
        #expect(shrunk == .changed(source: "source.csv"))
        #expect(shrunk?.status == .io)
        #expect(shrunk?.description == "source.csv: changed while it was read; run again when its writer is done")
    }

    @Test func `a source that is replaced, removed or touched has changed`() throws {
        #expect(try error { try FileManager.default.removeItem(atPath: $0) } == .changed(source: "source.csv"))
        let replaced = try error {
            let bytes = try Data(contentsOf: URL(filePath: $0))
            try FileManager.default.removeItem(atPath: $0)
            try bytes.write(to: URL(filePath: $0))
        }
        #expect(replaced == .changed(source: "source.csv"))
        let touched = try error {
            try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: $0)
        }
        #expect(touched == .changed(source: "source.csv"))
    }

    @Test func `a run that is told to stop stops before the next read`() throws {
        try withFile(Array("a\n1\n".utf8)) { source, _ in
            let isStopped = Mutex(false)
            let watch = ReaderWatch(shouldStop: { isStopped.withLock { $0 } })
            var reader = try RecordReader(source: source, ordinal: 0, layout: .rows(.csv), watch: watch)
            isStopped.withLock { $0 = true }
            var slice = Slice(bytes: [], sequence: 0, source: 0, line: 0, offset: 0)
            do throws(IngestError) {
                _ = try reader.next(into: &slice)
                Issue.record("nothing stopped it")
            } catch {
                #expect(error == .stopped)
                #expect(error.status == .interrupted)
            }
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `a FIFO without a writer can be stopped, and with one is read`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("fifo")
        let isMade = unsafe mkfifo(path, 0o600) == 0
        try #require(isMade)
        let polls = Mutex(0)
        let stopping = ReaderWatch(shouldStop: {
            polls.withLock {
                $0 += 1
                return $0 > 3
            }
        })
        #expect(throws: IngestError.stopped) {
            _ = try RecordReader(
                source: .file(path: path, name: "fifo"), ordinal: 0, layout: .rows(.csv), watch: stopping)
        }
        let rows = (0..<20_000).map { "\($0),x\n" }.joined()
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: path) else { return }
            try? handle.write(contentsOf: Data("a,b\n".utf8))
            try? handle.write(contentsOf: Data(rows.utf8))
            try? handle.close()
        }
        writer.start()
        let table = try readTable(.file(path: path, name: "fifo"))
        #expect(table.records.count == 20_000)
        withExtendedLifetime(folder) {}
    }
}
