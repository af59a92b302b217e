package io.binnacle.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.binnacle.craft.Json;
import io.binnacle.craft.Secrets;
import io.binnacle.model.Container;
import io.binnacle.model.ContainerId;
import io.binnacle.model.RevisionId;
import io.binnacle.spi.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the settings of those that take the places: from the container itself and another image, from one of the
/// wished
/// revision that is still there, or from the ledger.
final class SwapSources {
    private static final String IMAGE_NAME = "[A-Za-z0-9][A-Za-z0-9._/:@-]*";

    final Engine engine;
    final Pull pull;
    final Surrounding around;
    private final Chronicle chronicle;
    private final Map<ContainerId, JsonNode> inspected = new HashMap<>();
    private final Map<String, Optional<JsonNode>> images = new HashMap<>();

    SwapSources(Engine engine, Pull pull, Chronicle chronicle, Surrounding around) {
        this.engine = engine;
        this.pull = pull;
        this.chronicle = chronicle;
        this.around = around;
    }

    JsonNode inspect(Container container) throws IOException {
        var known = inspected.get(container.id());
        if (known == null) {
            known = engine.inspect(container.id());
            inspected.put(container.id(), known);
        }
        return known;
    }

    /// What a name stands for on the host now.
    Optional<JsonNode> image(String name) throws NoCopy, IOException {
        if (!name.matches(IMAGE_NAME)) {
            throw new NoCopy("the image has no name an engine could look for", "correct the image's name");
        }
        var known = images.get(name);
        if (known == null) {
            known = look(name);
            images.put(name, known);
        }
        return known;
    }

    private Optional<JsonNode> look(String name) throws IOException {
        try {
            return Optional.of(engine.image(name));
        } catch (StatusException no) {
            if (no.status() == 404) {
                return Optional.empty();
            }
            throw no;
        }
    }

    /// Its name may stand for something else once it was pulled.
    void forget(String name) {
        images.remove(name);
    }

    String imageId(String name) throws NoCopy, IOException {
        return image(name).map(json -> json.path("Id").asText("")).orElse("");
    }

    /// The same with another image, and with other variables.
    Handing with(AppSwap.Swap swap, String image, Map<String, Optional<String>> environment, boolean single)
            throws NoCopy, IOException {
        var old = inspect(swap.old());
        image(image);
        var settings = (ObjectNode) old.deepCopy();
        var own = Own.of(old.path("Config"), imageOf(old).path("Config"));
        own.put("Image", image);
        Variables.change(own, environment, imageOf(old).path("Config"));
        settings.set("Config", own);
        return handing(swap, settings, Optional.empty(), List.of(), single);
    }

    private JsonNode imageOf(JsonNode old) throws NoCopy, IOException {
        return image(old.path("Image").asText(""))
                .orElseThrow(() -> new NoCopy(
                        "the image it was made of is no longer on the host, so that its own settings cannot be told"
                                + " from those of the image",
                        "pull that image there first"));
    }

    /// As it was in that revision.
    Handing asIn(AppSwap.Swap swap, RevisionId revision, boolean single) throws NoCopy, IOException {
        if (swap.kept().isPresent()) {
            return handing(swap, inspect(swap.kept().get()), Optional.empty(), List.of(), single);
        }
        if (swap.pattern().isPresent()) {
            var pattern = inspect(swap.pattern().get());
            return handing(swap, pattern, Optional.of(pattern.path("Image").asText("")), List.of(), single);
        }
        var spec = switch (chronicle.spec(around.operation().app(), revision)) {
            case Ledger.Found.Here here -> here.spec();
            case Ledger.Found.Unknown _ ->
                throw new NoCopy(
                        "no container of that revision is left, and its spec was not written down",
                        "redeploy with the image of that revision");
            case Ledger.Found.Refused refused ->
                throw new NoCopy(
                        "no container of that revision is left, and its spec cannot be read: "
                                + refused.why().answered(),
                        refused.why().next());
        };
        var lost = new ArrayList<String>();
        var settings = Written.filled(Json.read(spec.document()), inspect(swap.old()), Secrets.ofThisProcess(), lost);
        return handing(swap, settings, Optional.of(spec.image().digest()), lost, single);
    }

    private Handing handing(
            AppSwap.Swap swap, JsonNode settings, Optional<String> requiredId, List<String> lost, boolean single)
            throws NoCopy, IOException {
        var old = inspect(swap.old());
        var copy = Copy.inPlaceOf(settings);
        if (!copy.belongs(swap.old().app(), swap.name())) {
            throw new NoCopy(
                    swap.name() + " with the image " + copy.image() + " would not be told to be of the same app",
                    "start it as an app of its own, or use Compose, which names its apps itself");
        }
        var handing = new Handing(
                swap,
                old,
                settings,
                copy.image(),
                requiredId,
                Successor.alone(settings, old, single),
                lost,
                requiredId.isPresent() && swap.pattern().isEmpty());
        if (handing.gap() && handing.vanishing()) {
            throw new NoCopy(
                    swap.name() + " has to stop before another can start (" + String.join(", ", handing.alone())
                            + "), and as it was started with --rm it could not be started again",
                    "start it anew by hand, without --rm");
        }
        requireImage(handing);
        return handing;
    }

    /// Whoever comes back brings the image along; for anybody else its name must stand for what it did.
    void requireImage(Handing handing) throws NoCopy, IOException {
        var required = handing.requiredId();
        var now = required.isEmpty() ? "" : imageId(handing.image());
        if (!now.isEmpty() && !SameImage.bare(now).equals(SameImage.bare(required.orElseThrow()))) {
            throw new NoCopy(
                    handing.image() + " names another image by now than it did in that revision",
                    "tag the right one again, or redeploy with another name of it");
        }
    }

    /// The names of images that are not on the host.
    List<String> missing(List<Handing> handings) throws NoCopy, IOException {
        var missing = new ArrayList<String>();
        for (var handing : handings) {
            if (handing.swap().kept().isEmpty()
                    && image(handing.image()).isEmpty()
                    && !missing.contains(handing.image())) {
                missing.add(handing.image());
            }
        }
        return missing;
    }

    Optional<String> madeBy(RevisionId revision) {
        return chronicle.past(around.operation().app()).stream()
                .filter(past -> past.revision().id().equals(revision))
                .findFirst()
                .flatMap(Ledger.Past::by);
    }
}
