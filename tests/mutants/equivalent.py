"""The slips that change nothing that anybody could notice, each with the reason."""

EQUIVALENT: dict[str, dict[str, str]] = {
    "frontdesk.calls.rules": {
        "said_time: 2 → 1": "what is due tomorrow was answered before",
    },
}
