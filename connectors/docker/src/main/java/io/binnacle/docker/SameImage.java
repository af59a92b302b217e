package io.binnacle.docker;

import java.io.IOException;

/// A name may stand for another image by now.
final class SameImage {
    private SameImage() {}

    /// @param next what to do where it does
    static void require(Engine engine, String image, String id, String next) throws NoCopy, IOException {
        try {
            var now = engine.image(image).path("Id").asText("");
            if (!bare(now).equals(bare(id))) {
                throw new NoCopy(image + " names another image by now than the one it was made of", next);
            }
        } catch (StatusException no) {
            if (no.status() != 404) {
                throw no;
            }
            throw new NoCopy("its image " + image + " is no longer on the host", "pull the image there first");
        }
    }

    static String bare(String imageId) {
        return imageId.replaceFirst("^sha256:", "");
    }
}
