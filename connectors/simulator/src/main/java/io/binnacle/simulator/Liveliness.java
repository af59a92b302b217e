package io.binnacle.simulator;

/// Sets going what happens by itself.
final class Liveliness {
    private Liveliness() {}

    static void begin(World world) {
        world.ailments().entrySet().stream()
                .filter(ailment -> Ailment.loops(ailment.getValue()))
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(ailment -> new CrashLoop(world, ailment.getKey(), ailment.getValue()).begin());
        new LinkDrift(world).begin();
    }
}
