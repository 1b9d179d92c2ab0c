[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]

// A test waits for terraform most of the time, and terraform for the provider and the simulator: three at a time keep two cores busy.
[assembly: LevelOfParallelism(3)]
