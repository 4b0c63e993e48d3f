package io.github.atmosmaven.problem;

/**
 * Every kind of problem the plugin reports, with the number users search for (D70): {@code 1xx} reading and resolving
 * stacks, {@code 2xx} a resolved backend and what provisioning needs of it, {@code 3xx} the cloud, {@code 4xx} Terraform
 * and OpenTofu, {@code 5xx} the plugin's own configuration and {@code atmos.yaml}, {@code 6xx} what Atmos would do and the
 * plugin does not. A number is never reused.
 */
public enum ProblemCode {
    // 1xx reading: files and YAML
    NO_MANIFESTS(100),
    MALFORMED_YAML(101),
    DUPLICATE_KEY(102),
    LIMIT_EXCEEDED(103),
    SCALAR_KEPT_AS_TEXT(104),
    UNREADABLE_FILE(105),
    UNKNOWN_TAG(106),
    INVALID_FUNCTION(107),
    MALFORMED_JSON(108),
    FURTHER_DOCUMENT(109),
    // 11x imports
    IMPORT_MISSING(110),
    IMPORT_MALFORMED(111),
    IMPORT_CYCLE(112),
    IMPORT_REFUSED(113),
    IMPORT_UNKNOWN_KEY(114),
    INCLUDE_REFUSED(115),
    // 12x sections
    WRONG_TYPE(120),
    IGNORED_KEY(121),
    METADATA_NOT_GLOBAL(122),
    INVALID_LIST_STRATEGY(123),
    UNRESOLVED_TEMPLATE(124),
    LOCALS_CYCLE(125),
    UNSUPPORTED_FEATURE(126),
    TEMPLATE_LEFT(127),
    // 13x inheritance
    UNKNOWN_BASE(130),
    INHERITANCE_CYCLE(131),
    LEGACY_COMPONENT_FOLDER(132),
    // 14x names and workspaces
    NAME_INCOMPLETE(140),
    DUPLICATE_INSTANCE(141),
    WORKSPACE_INCOMPLETE(142),
    NO_MATCH(143),
    INVALID_NAME(144),
    INVALID_WORKSPACE(145),
    // 15x backends and addresses
    BACKEND_TYPE_MISMATCH(150),
    BACKEND_WITHOUT_TYPE(151),
    PREFIX_CHOICE_NEEDED(152),
    STATE_COLLISION(153),
    STATE_PLACE_REFUSED(154),
    STATE_MOVED(155),
    // 16x dependencies
    DEPENDENCY_UNKNOWN(160),
    DEPENDENCY_CYCLE(161),
    DEPENDENCY_INVALID(162),
    DEPENDENCY_DISABLED(163),
    STATE_NOT_READ(164),
    SECRET_NOT_READ(165),
    // 17x two commits
    BASE_NOT_RESOLVED(170),
    SUBMODULE_NOT_READ(171),
    // 18x what Atmos answers
    DIFFERS_FROM_ATMOS(180),
    REFERENCE_UNREADABLE(181),

    // 2xx backends against the catalogue, and for provisioning
    BACKEND_ATTRIBUTE_MISSING(200),
    NOT_PROVISIONABLE(201),
    SENSITIVE_ATTRIBUTE(202),
    BACKEND_ATTRIBUTE_INVALID(203),
    // 21x what the catalogue says of a backend
    BACKEND_TYPE_UNSUPPORTED(210),
    UNKNOWN_ATTRIBUTE(211),
    ATTRIBUTE_REMOVED(212),
    ATTRIBUTE_DEPRECATED(213),
    ATTRIBUTE_WRONG_TYPE(214),
    ATTRIBUTE_CONFLICT(215),
    // 22x what no tool says of a backend
    ATTRIBUTE_WITHOUT_EFFECT(220),
    ATTRIBUTE_QUESTIONABLE(221),
    STATE_WITHOUT_LOCK(222),

    // 3xx the cloud
    ACCESS_DENIED(300),
    WRONG_REGION(301),
    BUCKET_OWNED_BY_OTHER(302),
    THROTTLED(303),
    CREDENTIALS(304),
    UNREACHABLE(305),
    CLOUD_REFUSED(306),
    ACCOUNT_NOT_ALLOWED(307),
    SECURE_DEFAULT_SKIPPED(308),
    OFFLINE(309),
    TIMED_OUT(310),
    FOREIGN_ANSWER(311),
    BUCKET_NOT_COMPLETED(312),
    STATE_ROLE_ELSEWHERE(313),

    // 4xx Terraform and OpenTofu
    TOOL_MISSING(400),
    TOOL_FAILED(401),
    ROOT_MODULE_MISSING(402),
    MODULE_SOURCE_ESCAPES(403),
    PLAN_HAS_CHANGES(404),
    LOCK_FILE_CHANGED(405),
    BACKEND_IN_ROOT_MODULE(406),
    COMPONENT_LOCKED(407),
    WRONG_TOOL(410),
    TOOL_VERSION_UNKNOWN(411),
    ARGUMENT_DROPPED(412),
    TOOL_NOT_FETCHED(413),
    TOOL_SUM_DIFFERS(414),
    STATE_LOCKED(420),
    TOOL_INTERRUPTED(421),
    DEPENDENCY_FAILED(422),
    TOOL_TIMED_OUT(423),
    SAVED_PLAN_UNUSABLE(424),
    STATE_NOT_WRITTEN(425),
    // 43x root modules
    FILE_IN_THE_WAY(430),
    MODULE_BACKEND_UNKNOWN(431),
    DUPLICATE_BACKEND(432),
    TESTS_FAILED(433),
    WORKSPACE_NAMED_TWICE(434),
    // 44x the gate
    GATE_BROKEN(440),
    GATE_INVALID(441),
    GATE_WIDENED(442),
    // 45x what a remote run uploads
    IGNORE_FILE_BROKEN(450),
    IGNORE_PATTERN_IDLE(451),
    UPLOAD_FAILS(452),
    SECRET_UPLOADED(453),
    BIG_FILE_UPLOADED(454),
    IGNORE_FILE_BYPASSED(455),
    MODULE_NOT_UPLOADED(456),

    // 5xx the plugin's own configuration
    INVALID_PARAMETER(500),
    ATMOS_YAML_INVALID(501),
    ATMOS_YAML_UNSUPPORTED(502),
    CANNOT_WRITE(503),
    UNUSABLE_NAME(504),
    NAME_PATTERN_PART_DROPPED(505),
    PLACE_NOT_PLAIN(506),
    LOCKED_BY_OTHER_BUILD(507),
    // 52x commits and the matrix of what they affect
    GIT_UNUSABLE(520),
    COMMIT_UNKNOWN(521),
    MATRIX_TOO_LARGE(522),
    ENTRY_INEXACT(523),

    // 6xx what Atmos would do and the plugin does not (D8)
    HOOKS_NOT_RUN(600),
    VALIDATION_NOT_RUN(601),
    SOURCE_NOT_FETCHED(603),
    FILES_NOT_GENERATED(604),
    TOOLS_NOT_INSTALLED(605),
    OTHER_COMPONENTS(606),
    COMMANDS_NOT_RUN(607),
    WORKFLOWS_NOT_RUN(608),
    AUTH_NOT_USED(609),
    SECRETS_NOT_READ(610),
    RETRY_NOT_DONE(611);

    private final int number;

    ProblemCode(int number) {
        this.number = number;
    }

    /** {@code ATMOS-110} and the like, as printed and as written to {@code problems.json}. */
    public String id() {
        return "ATMOS-" + number;
    }

    public int number() {
        return number;
    }

    /** Returns true if the place is merely the start of a file, where several mistakes may be. */
    public boolean isOfWholeFile() {
        return this == NAME_INCOMPLETE;
    }

    /**
     * Returns true if the problem is about something that has no effect here. The location of such a setting does not
     * matter, so it is reported once (D8).
     */
    public boolean isToldOnce() {
        return number / 100 == 6;
    }
}
