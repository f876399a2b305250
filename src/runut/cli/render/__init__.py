"""What the commands say, as text on a terminal.

`account` is one account, section by section: `claims`, `conflicts`, `variants`, `changes`,
`speakers` and `copies`. `lists`, `outlets`, `revisions`, `watch` and `figures` are the other
answers. `view` is the terminal they are laid out for, `layout` the pieces they are built from and
`marks` their signs.
"""
