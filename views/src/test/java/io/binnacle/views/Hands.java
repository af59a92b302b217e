package io.binnacle.views;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;

/// The eyes and hands of a person before one window: finds things by what is written on them, and moves, clicks, drags,
/// scrolls and types where they are.
///
/// Finding uses TestFX. The pointer and the keys are the toolkit's own robot, one gesture in one turn of the UI thread:
/// TestFX's robot rests between the two halves of a double click, which on a busy machine is longer than a double
/// click may take.
public final class Hands {
    private static final int DRAG_STEPS = 6;
    private static final Map<Character, KeyCode> SIGNS = Map.of(
            ' ', KeyCode.SPACE,
            '-', KeyCode.MINUS,
            '=', KeyCode.EQUALS,
            '/', KeyCode.SLASH,
            '.', KeyCode.PERIOD);
    private static final Map<Character, KeyCode> SHIFTED_SIGNS =
            Map.of(':', KeyCode.SEMICOLON, '?', KeyCode.SLASH, '&', KeyCode.DIGIT7, '_', KeyCode.MINUS);

    private final Scene scene;
    private final Optional<String> region;
    private final Robot robot = Stand.ask(Robot::new);
    private final AtomicInteger gestures;
    private final FxRobot eyes = new FxRobot();
    private Optional<Node> hit = Optional.empty();

    /// @param scene of a window that stands at the upper left of the screen
    public Hands(Scene scene) {
        this(scene, Optional.empty(), new AtomicInteger());
    }

    private Hands(Scene scene, Optional<String> region, AtomicInteger gestures) {
        this.scene = scene;
        this.gestures = gestures;
        this.region = region;
        Stand.run(() -> scene.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                event -> hit = Optional.ofNullable(event.getPickResult().getIntersectedNode())));
    }

    /// The same hands, with eyes for one region of the window only.
    public Hands in(String selector) {
        return new Hands(scene, Optional.of(selector), gestures);
    }

    private Stream<Node> roots() {
        settle();
        return region.isEmpty()
                ? Stream.of(scene.getRoot())
                : eyes.from(scene.getRoot()).lookup(region.get()).queryAll().stream()
                        .filter(this::visible)
                        .limit(1);
    }

    /// Waits until it can be seen.
    ///
    /// @param what a selector (`#id`, `.class`), or the words on it or spoken of it
    public Node find(String what) {
        until("to see \"" + what + "\"", () -> look(what).isPresent());
        return Stand.ask(() -> look(what).orElseThrow());
    }

    public boolean sees(String what) {
        return Stand.ask(() -> look(what).isPresent());
    }

    /// Waits until the words are written anywhere.
    public void reads(String words) {
        until("to read \"" + words + "\"", () -> read(words));
    }

    /// Whether these words are part of anything written on screen.
    public boolean read(String words) {
        return Stand.ask(() -> !seen(node -> writing(node).contains(words)).isEmpty());
    }

    /// All that is written, from the top down.
    public List<String> writing() {
        return Stand.ask(() -> seen(
                        node -> node instanceof Text && !writing(node).isBlank())
                .stream()
                .map(Hands::writing)
                .toList());
    }

    private Optional<Node> look(String what) {
        if (what.startsWith("#") || what.startsWith(".")) {
            return roots().flatMap(root -> eyes.from(root).lookup(what).queryAll().stream())
                    .filter(this::visible)
                    .findFirst();
        }
        return seen(node -> writing(node).equals(what)).stream().findFirst().or(() -> spoken(what));
    }

    private Optional<Node> spoken(String what) {
        return seen(node -> node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith(what))
                .stream()
                .findFirst();
    }

    private List<Node> seen(Predicate<Node> wanted) {
        return roots().flatMap(root ->
                        eyes.from(root).lookup((Node node) -> wanted.test(node) && visible(node)).queryAll().stream())
                .toList();
    }

    private static String writing(Node node) {
        var words = switch (node) {
            case Labeled labeled -> labeled.getText();
            case Text text -> text.getText();
            default -> "";
        };
        return words == null ? "" : words;
    }

    private boolean visible(Node node) {
        for (var each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        var bounds = node.localToScene(node.getBoundsInLocal());
        return bounds.getWidth() > 0 && bounds.intersects(0, 0, scene.getWidth(), scene.getHeight());
    }

    private void settle() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    /// Clicks in the middle of it. What lies over it would be hit instead, and is told of.
    public void click(String what) {
        click(what, MouseButton.PRIMARY, 1);
    }

    public void doubleClick(String what) {
        click(what, MouseButton.PRIMARY, 2);
    }

    private void click(String what, MouseButton button, int times) {
        find(what);
        Stand.run(() -> {
            var node = look(what).orElseThrow();
            clickNow(middle(node), button, times);
            if (hit.filter(struck -> within(struck, node)).isEmpty()) {
                throw new AssertionError("a click on \"" + what + "\" hit " + hit);
            }
        });
    }

    private static boolean within(Node node, Node ancestor) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each.equals(ancestor)) {
                return true;
            }
        }
        return false;
    }

    public void click(Point2D at) {
        Stand.run(() -> clickNow(at, MouseButton.PRIMARY, 1));
    }

    public void rightClick(Point2D at) {
        Stand.run(() -> clickNow(at, MouseButton.SECONDARY, 1));
    }

    public void doubleClick(Point2D at) {
        Stand.run(() -> clickNow(at, MouseButton.PRIMARY, 2));
    }

    /// The hand comes from elsewhere, so that two clicks at one place are not a double click unless they shall be.
    private void clickNow(Point2D at, MouseButton button, int times) {
        gestures.addAndGet(times);
        robot.mouseMove(0, 0);
        robot.mouseMove(at);
        for (var time = 0; time < times; time++) {
            robot.mousePress(button);
            robot.mouseRelease(button);
        }
    }

    /// How many clicks, drags, strokes of keys and chords of keys there were.
    public int gestures() {
        return gestures.get();
    }

    public void move(Point2D to) {
        Stand.run(() -> robot.mouseMove(to));
    }

    public void move(String what) {
        find(what);
        Stand.run(() -> robot.mouseMove(middle(look(what).orElseThrow())));
    }

    /// Presses, moves in some steps, and lets go.
    public void drag(Point2D from, Point2D to) {
        Stand.run(() -> {
            gestures.incrementAndGet();
            robot.mouseMove(from);
            robot.mousePress(MouseButton.PRIMARY);
            for (var step = 1; step <= DRAG_STEPS; step++) {
                robot.mouseMove(from.interpolate(to, (double) step / DRAG_STEPS));
            }
            robot.mouseRelease(MouseButton.PRIMARY);
        });
    }

    /// @param notches of the wheel; away from oneself is positive
    public void scroll(Point2D at, int notches) {
        Stand.run(() -> {
            robot.mouseMove(at);
            robot.mouseWheel(-notches);
        });
    }

    public void hold(MouseButton button) {
        Stand.run(() -> {
            gestures.incrementAndGet();
            robot.mousePress(button);
        });
    }

    public void letGo(MouseButton button) {
        Stand.run(() -> robot.mouseRelease(button));
    }

    /// Presses keys together, the last one last.
    public void press(KeyCode... keys) {
        Stand.run(() -> pressNow(keys));
    }

    private void pressNow(KeyCode... keys) {
        gestures.incrementAndGet();
        var down = new ArrayDeque<KeyCode>();
        for (var key : keys) {
            robot.keyPress(key);
            down.push(key);
        }
        down.forEach(robot::keyRelease);
    }

    public void hold(KeyCode key) {
        Stand.run(() -> robot.keyPress(key));
    }

    public void letGo(KeyCode key) {
        Stand.run(() -> robot.keyRelease(key));
    }

    public void type(String text) {
        text.chars().forEach(c -> press(keys((char) c)));
    }

    private static KeyCode[] keys(char c) {
        if (SIGNS.containsKey(c)) {
            return new KeyCode[] {SIGNS.get(c)};
        }
        if (SHIFTED_SIGNS.containsKey(c)) {
            return new KeyCode[] {KeyCode.SHIFT, SHIFTED_SIGNS.get(c)};
        }
        var code = KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
        return Character.isUpperCase(c) ? new KeyCode[] {KeyCode.SHIFT, code} : new KeyCode[] {code};
    }

    public Optional<Node> focused() {
        return Stand.ask(() -> Optional.ofNullable(scene.getFocusOwner()));
    }

    /// Whether the focus is on it, or on something in it.
    public boolean focusIsIn(String selector) {
        return Stand.ask(() -> look(selector)
                .filter(node -> scene.getFocusOwner() != null && within(scene.getFocusOwner(), node))
                .isPresent());
    }

    public Point2D middleOf(String what) {
        find(what);
        return Stand.ask(() -> middle(look(what).orElseThrow()));
    }

    private static Point2D middle(Node node) {
        var bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    /// Waits for a state of the screen; what was waited for, and what is written there instead, is told when it does
    /// not come.
    public void until(String step, Callable<Boolean> state) {
        try {
            Stand.until(state);
        } catch (AssertionError never) {
            throw new AssertionError("waited in vain " + step + "; on screen: " + writing(), never);
        }
    }
}
