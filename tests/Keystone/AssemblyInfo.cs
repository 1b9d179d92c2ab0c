// Against a real Keystone, see README.md here: `make test-keystone`, not `make test`.
[assembly: Category("Keystone")]

// One by one: the server has one thread, and its tokens live for seconds.
[assembly: Parallelizable(ParallelScope.None)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
