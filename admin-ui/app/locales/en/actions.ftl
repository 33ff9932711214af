# The page Actions: requests to other systems that are defined once and used like built-in steps. The palette is the list of steps in the editor.

actions-title = Actions
actions-subtitle = Requests to your own systems, defined once and used in flows like built-in steps.
actions-new = New action
actions-empty = No actions yet
actions-empty-text = An action is one request, such as “add a lead to our CRM”. Once defined, it stands in the palette of every flow.

# One action of the list. $ago is such as “5 min ago” or a date.

actions-version = Version { $version }, { $ago }
actions-more = More
actions-edit = Edit
actions-hide = Offer no longer
actions-hidden = Flows that use it keep their version
actions-not-hidden = It could not be hidden

# The dialog. input, contact, flow, now and $.id are code and stay.

actions-edit-title = Edit action
actions-about = Flows keep the version that they use until their author chooses another.
actions-label = Name shown in the palette
actions-name = Name for programs
actions-name-help = Letters, digits, '_' and '-'; it stays the same in all versions.
actions-description = Description
actions-rest = Inputs, request and outputs
actions-rest-json = Inputs, request and outputs as JSON
actions-rest-help = Templates read input.…, contact.…, flow.… and now. Outputs are paths into the answer, such as $.id.
actions-no-json = This is not JSON: { $why }.
actions-cancel = Cancel
actions-save = Save
actions-saved = Version { $version } is in the palette
