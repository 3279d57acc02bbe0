internal import Foundation
internal import Records
internal import Synchronization

/// The workers of one dataset: threads that take slices from the intake, one at a time, and put blocks on the belt.
///
/// A class, because the threads share it. Reading happens under the intake's lock while the other workers mask, so
/// at most one slice a worker is alive.
final class Crew: Sendable {
    /// Where the finished blocks wait.
    let belt: Belt
    private let plan: DatasetPlan
    private let halt: StopFlag
    private let intake: Mutex<Intake>
    private let tallies = Mutex<[ColumnTally]>([])

    /// A crew of `jobs` workers for what `intake` reads; `halt` is set as soon as one of them fails.
    init(_ plan: DatasetPlan, intake: consuming sending Intake, jobs: Int, halt: StopFlag) {
        self.plan = plan
        self.halt = halt
        self.intake = Mutex(intake)
        belt = Belt(workers: jobs)
    }

    /// Starts the workers' threads.
    func start(jobs: Int) {
        for number in 1...jobs {
            let thread = Thread { self.work() }
            thread.name = "bauta worker \(number)"
            thread.start()
        }
    }

    /// The sources as they were read; complete once the belt has ended.
    var sources: [SourceRead] { intake.withLock { $0.finished } }

    /// What all workers counted, in the order of `ColumnSet.tallies`; complete once the belt has ended.
    var columns: [ColumnTally] { tallies.withLock { $0 } }

    private func work() {
        do {
            var worker = try SliceWorker(plan)
            var slice = Slice(bytes: [], sequence: 0, source: 0, line: 1, offset: 0)
            var held: FinishedBlock?
            do {
                while try takeNext(&slice, &held, &worker) {
                    do {
                        held = try worker.process(&slice)
                    } catch {
                        fail(error, at: slice.sequence)
                        break
                    }
                }
                deliver(&held, &worker)
            } catch {
                deliver(&held, &worker)
                throw error
            }
            add(worker.tallies)
        } catch {
            fail(error, at: .max)
        }
        belt.workerEnded()
    }

    /// Takes the next slice, and delivers the block before it: its hash is made beside the slice's source.
    ///
    /// A block that lacks no hash is not held back, and none is while its worker waits for room: the writer, who makes
    /// it, may wait for just this block.
    private func takeNext(
        _ slice: inout Slice, _ held: inout FinishedBlock?, _ worker: inout SliceWorker
    ) throws -> Bool {
        if held?.digest == nil { deliver(&held, &worker) }
        var room = belt.room
        if room == nil {
            deliver(&held, &worker)
            room = belt.waitForRoom()
        }
        guard room == true else { return false }
        let isThere = try take(&slice, beside: &held)
        deliver(&held, &worker)
        return isThere
    }

    private func deliver(_ held: inout FinishedBlock?, _ worker: inout SliceWorker) {
        guard var block = held.take() else { return }
        if let memory = block.complete() { worker.reuse(memory) }
        belt.deliver(block)
    }

    /// Takes the next slice; an error of reading comes after all slices that were read before it.
    private func take(_ slice: inout Slice, beside held: inout FinishedBlock?) throws -> Bool {
        // The lock's closure may not capture these, so they travel through.
        var taken = slice
        slice.bytes = []
        var digest = held?.digest.take()
        defer { held?.digest = digest }
        let result = try intake.withLock { intake in try intake.next(into: &taken, beside: &digest) }
        slice = taken
        return result
    }

    /// Ends the run, and a read that waits on a pipe.
    private func fail(_ error: any Error, at sequence: Int) {
        belt.fail(error, at: sequence)
        halt.stop(signal: 15)
    }

    private func add(_ counted: [ColumnTally]) {
        tallies.withLock { total in
            if total.isEmpty {
                total = counted
            } else {
                for index in total.indices { total[index].add(counted[index]) }
            }
        }
    }
}
