internal import Ingest
internal import Masking
internal import Records
internal import Rules

/// What the first pass over the sources of a dataset, or of a dump, has gathered for the second one.
struct GatheredPass {
    /// The values in new places, by the names of the datasets.
    let datasets: [String: ShuffledDataset]
    private let fingerprints: [[UInt8]]

    /// What `gatherers`, by the names of their datasets, have gathered of `sources`, in places that `keys` draw.
    ///
    /// Throws where a group has too few different values.
    init(_ gatherers: [String: ShuffleGatherer], of sources: [SourceRead], keys: MaskKeys) throws(PipelineError) {
        var datasets: [String: ShuffledDataset] = [:]
        for (name, gatherer) in gatherers { datasets[name] = try gatherer.shuffled(by: keys, in: name) }
        self.datasets = datasets
        fingerprints = sources.map(\.fingerprint)
    }

    /// Throws where `sources`, as the second pass has read them, are not what the first one read.
    func check(_ sources: [SourceRead]) throws(PipelineError) {
        for (first, second) in zip(fingerprints, sources) where first != second.fingerprint {
            throw .file(
                path: second.name,
                reason: "it has changed between the two readings that `shuffle` takes; run again once it is at rest")
        }
    }
}

extension RunOptions {
    /// Beside which file lies what is gathered and does not fit into memory: the store, else the system's place.
    var spillNeighbour: String {
        if let store, !isDryRun { return store }
        return TemporaryPlace.path
    }
}

extension DatasetRules {
    /// Whether one of its rules looks at the whole dataset.
    var shuffles: Bool {
        columns.contains { $0.branches.contains { $0.descriptor.scope == .dataset } }
    }
}

extension DatasetStage {
    /// Reads the sources a first time and gathers what rules that look at the whole dataset need; nil where none does,
    /// or the sources can be read only once, which refuses such a rule.
    func gatherShuffled() throws -> GatheredPass? {
        guard dataset.rules.shuffles, !dataset.isReadOnce else { return nil }
        var stage = self
        stage.output = .plain
        stage.shuffle = .gathering(ShuffleSeed())
        stage.catalog = nil
        let opened = try stage.open()
        var gatherer = ShuffleGatherer(opened.plan.shape.columns, beside: run.options.spillNeighbour)
        let result = try stage.work(opened) { block in try gatherer.add(block.gathered, of: block.sequence) }
        return try GatheredPass([dataset.rules.name: gatherer], of: result.sources, keys: keys)
    }

    /// The stage of the second pass over what was `gathered`.
    func giving(_ gathered: GatheredPass?) -> DatasetStage {
        guard let gathered else { return self }
        var stage = self
        stage.shuffle = .giving(gathered.datasets[dataset.rules.name] ?? ShuffledDataset())
        return stage
    }
}

extension DumpStage {
    /// The same of a dump with all its tables.
    func gatherShuffled() throws -> GatheredPass? {
        guard run.ruleSet.datasets.contains(where: \.shuffles), !dump.isReadOnce else { return nil }
        var planner = planner(.plain)
        planner.shuffle = .gathering(ShuffleSeed())
        let sections = DumpSections(planner)
        var gatherers: [String: ShuffleGatherer] = [:]
        let crew = try work(sections) { block in
            let plan = sections.plan(of: block.section)
            let neighbour = run.options.spillNeighbour
            try gatherers[plan.rules.name, default: ShuffleGatherer(plan.shape.columns, beside: neighbour)].add(
                block.gathered, of: block.sequence)
        }
        return try GatheredPass(gatherers, of: crew.sources, keys: keys)
    }
}
