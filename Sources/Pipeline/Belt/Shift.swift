internal import Records

/// The work of a crew from its first slice to its last; the calling thread is the writer.
struct Shift {
    /// The number of workers.
    let jobs: Int
    /// Whether a signal asked the run to stop.
    let stop: StopFlag
    /// Ends the reading as soon as a worker or the writer fails.
    let halt: StopFlag

    /// Works off what `intake` reads, and gives the crew, which knows what was counted.
    ///
    /// `write` gets every block in order.
    func run<Source: SliceIntake & ~Copyable>(
        _ intake: consuming sending Source, write: (FinishedBlock) throws -> Void
    ) throws -> Crew<Source> {
        let crew = Crew(intake, jobs: jobs, halt: halt)
        crew.start(jobs: jobs)
        do {
            while let block = try crew.belt.next() {
                if stop.isSet { throw PipelineError.stopped(stop.status) }
                try write(block)
            }
        } catch {
            crew.belt.close()
            halt.stop(signal: 15)
            throw stop.isSet ? PipelineError.stopped(stop.status) : error
        }
        if stop.isSet { throw PipelineError.stopped(stop.status) }
        return crew
    }
}
