package io.binnacle.views.topology;

/// What a scene lies in: it begins at 0, 0.
///
/// @param originX what lies at 0 of the scene, as places are remembered
record World(double originX, double originY, double width, double height) {
    static World of(double[] size) {
        return new World(0, 0, size[0], size[1]);
    }
}
