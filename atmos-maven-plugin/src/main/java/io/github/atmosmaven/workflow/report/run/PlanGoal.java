package io.github.atmosmaven.workflow.report.run;

import java.util.Locale;

/** A goal that plans, and may apply what it planned, with the words of its report. */
public enum PlanGoal {
    PLAN("planned", "with changes", "unchanged", "the plan of"),
    APPLY("run", "applied", "unchanged", "applying"),
    DESTROY("run", "destroyed", "empty", "destroying");

    private final String done;
    private final String changed;
    private final String unchanged;
    private final String work;

    PlanGoal(String done, String changed, String unchanged, String work) {
        this.done = done;
        this.changed = changed;
        this.unchanged = unchanged;
        this.work = work;
    }

    /** The word of Maven, which reports are named by. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for the number of all instances. What failed was run, but not planned. */
    String done() {
        return done;
    }

    /** Returns true if the number of all instances has those that failed. */
    boolean countsFailed() {
        return this != PLAN;
    }

    String changed() {
        return changed;
    }

    String unchanged() {
        return unchanged;
    }

    /** The opening of the message about instances that failed. */
    String failed(String names, boolean one) {
        return (this == PLAN && !one ? "the plans of" : work) + " " + names + " failed";
    }
}
