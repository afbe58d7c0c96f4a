// Servers measure time and count crossings: two at once would disturb each other on a small machine.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
