"""The paper, sans-IO, a module a section: state V, agreement VI, sending VII, receiving VIII, housekeeping X."""
