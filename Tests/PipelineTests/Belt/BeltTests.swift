import Foundation
import Records
import Store
import Synchronization
import TestSupport
import Testing

@testable import Pipeline

/// The fault of one slice.
private struct SliceFault: Error, Equatable {
    let sequence: Int
}

struct BeltTests {
    private static func block(_ sequence: Int, payload: [UInt8] = []) -> FinishedBlock {
        FinishedBlock(block: EncodedBlock(sequence: sequence, records: 1, payload: payload), sequence: sequence)
    }

    /// Runs `slices` through a belt with `workers` threads that dawdle by chance; the slices in `bad` fail.
    private static func run(
        slices: Int, workers: Int, bad: Set<Int> = [], seed: UInt64, payload: [UInt8] = []
    ) -> (sequences: [Int], fault: SliceFault?) {
        let belt = Belt(workers: workers)
        let next = Mutex(0)
        for worker in 0..<workers {
            Thread.detachNewThread {
                var generator = SeededGenerator(seed: seed &* 100 &+ UInt64(worker))
                while belt.waitForRoom() {
                    let sequence = next.withLock { next in
                        defer { next += 1 }
                        return next
                    }
                    guard sequence < slices else { break }
                    if Int.random(in: 0..<4, using: &generator) == 0 {
                        usleep(UInt32.random(in: 0..<300, using: &generator))
                    }
                    guard !bad.contains(sequence) else {
                        belt.fail(SliceFault(sequence: sequence), at: sequence)
                        break
                    }
                    belt.deliver(block(sequence, payload: payload))
                }
                belt.workerEnded()
            }
        }
        var sequences: [Int] = []
        do {
            while let block = try belt.next() { sequences.append(block.sequence) }
        } catch {
            return (sequences, error as? SliceFault)
        }
        return (sequences, nil)
    }

    @Test(arguments: [1, 2, 3, 8], 0..<5)
    func `blocks come in the order of the slices`(workers: Int, seed: UInt64) {
        let (sequences, fault) = Self.run(slices: 60, workers: workers, seed: seed)
        #expect(sequences == Array(0..<60))
        #expect(fault == nil)
    }

    @Test(arguments: [1, 2, 3, 8], 0..<12)
    func `the first error in the order of the slices wins`(workers: Int, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bad = Set((0..<3).map { _ in Int.random(in: 0..<50, using: &generator) })
        let (sequences, fault) = Self.run(slices: 50, workers: workers, bad: bad, seed: seed)
        let first = try #require(bad.min())
        #expect(fault == SliceFault(sequence: first))
        #expect(sequences == Array(0..<first))
    }

    @Test(arguments: [1, 4], 0..<3)
    func `all blocks come although they do not fit in the room`(workers: Int, seed: UInt64) {
        let payload = [UInt8](repeating: 0, count: Belt.roomBytes / 3)
        let (sequences, fault) = Self.run(slices: 40, workers: workers, seed: seed, payload: payload)
        #expect(sequences == Array(0..<40))
        #expect(fault == nil)
    }

    @Test func `an error of reading comes after all slices that were read`() {
        let belt = Belt(workers: 2)
        belt.fail(SliceFault(sequence: -1), at: .max)
        belt.fail(SliceFault(sequence: 7), at: 7)
        belt.fail(SliceFault(sequence: 9), at: 9)
        belt.workerEnded()
        belt.workerEnded()
        #expect(throws: SliceFault(sequence: 7)) { try belt.next() }
        #expect(!belt.waitForRoom())
    }

    @Test func `ends when all workers have ended`() throws {
        let belt = Belt(workers: 1)
        belt.deliver(Self.block(0))
        belt.workerEnded()
        #expect(try belt.next()?.sequence == 0)
        #expect(try belt.next() == nil)
        #expect(try belt.next() == nil)
    }

    @Test func `no slice is taken while the room is full`() throws {
        let belt = Belt(workers: 1)
        let half = [UInt8](repeating: 0, count: Belt.roomBytes / 2)
        belt.deliver(Self.block(0, payload: half))
        #expect(belt.room == true)
        #expect(belt.waitForRoom())
        belt.deliver(Self.block(1, payload: half))
        #expect(belt.room == nil)
        let done = DispatchSemaphore(value: 0)
        let waiting = Waiting(belt)
        waiting.start(done)
        #expect(done.wait(timeout: .now() + .milliseconds(50)) == .timedOut)
        #expect(try belt.next()?.sequence == 0)
        #expect(done.wait(timeout: .now() + .seconds(10)) == .success)
        #expect(waiting.answer == true)
    }

    @Test(arguments: [true, false])
    func `a worker that waits for room is sent home at the end`(byFailure: Bool) {
        let belt = Belt(workers: 2)
        belt.deliver(Self.block(1, payload: [UInt8](repeating: 0, count: Belt.roomBytes)))
        let done = DispatchSemaphore(value: 0)
        let waiting = Waiting(belt)
        waiting.start(done)
        #expect(done.wait(timeout: .now() + .milliseconds(20)) == .timedOut)
        if byFailure { belt.fail(SliceFault(sequence: 0), at: 0) } else { belt.close() }
        #expect(done.wait(timeout: .now() + .seconds(10)) == .success)
        #expect(waiting.answer == false)
        #expect(belt.room == false)
        #expect(!belt.waitForRoom())
    }

    @Test func `rejects take room too`() {
        let reject = Reject(line: 1, offset: 0, source: 0, reason: .textAfterQuote)
        let block = FinishedBlock(block: nil, rejects: [Reject](repeating: reject, count: 10), sequence: 0)
        #expect(block.heldBytes >= 10 * MemoryLayout<Reject>.stride)
        #expect(Self.block(0, payload: [1, 2, 3]).heldBytes == 3)
    }
}

/// A thread that waits for room.
private final class Waiting: Sendable {
    private let belt: Belt
    private let said = Mutex<Bool?>(nil)

    init(_ belt: Belt) { self.belt = belt }

    /// What the wait ended with; nil while it lasts.
    var answer: Bool? { said.withLock { $0 } }

    func start(_ done: DispatchSemaphore) {
        Thread.detachNewThread {
            let answer = self.belt.waitForRoom()
            self.said.withLock { $0 = answer }
            done.signal()
        }
    }
}
